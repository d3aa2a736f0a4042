import { type DragEvent, useId, useState } from "react";
import { useHydrated } from "../parts/hydrated.ts";
import type { UploadAnswer } from "./upload.ts";

export type ArtworkDropProps = {
  /** The form's field: a file without scripts, the id of an uploaded file with them. */
  readonly name: string;
  readonly label: string;
  readonly sizeIn: { readonly widthIn: number; readonly heightIn: number } | null;
  readonly onTaken?: (fileId: string) => void;
};

type State =
  | { readonly kind: "empty" }
  | { readonly kind: "uploading"; readonly fileName: string; readonly percent: number }
  | { readonly kind: "refused"; readonly fileName: string; readonly reason: string }
  | { readonly kind: "taken"; readonly answer: Extract<UploadAnswer, { ok: true }> };

/** Takes one side's file: dropped or chosen, uploaded at once, shown with what we found. Works as a plain file field too. */
export function ArtworkDrop({ name, label, sizeIn, onTaken }: ArtworkDropProps) {
  const [state, setState] = useState<State>({ kind: "empty" });
  const [isOver, setOver] = useState(false);
  const isHydrated = useHydrated();
  const id = useId();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState({ kind: "uploading", fileName: file.name, percent: 0 });
    const answer = await upload(file, sizeIn, (percent) =>
      setState({ kind: "uploading", fileName: file.name, percent }),
    );
    setState(
      answer.ok ? { kind: "taken", answer } : { kind: "refused", fileName: file.name, reason: answer.reason },
    );
    if (answer.ok) onTaken?.(answer.fileId);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div
      role="group"
      aria-label={label}
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="label" style={{ margin: 0 }}>
        {label}
      </label>
      <Shown state={state} />
      <input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,image/png,image/jpeg,image/tiff"
        {...(isHydrated ? {} : { name })}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      {isHydrated && state.kind === "taken" ? (
        <input type="hidden" name={name} value={state.answer.fileId} />
      ) : null}
    </div>
  );
}

function Shown({ state }: { readonly state: State }) {
  switch (state.kind) {
    case "empty":
      return (
        <p className="soft small">Drop a file here or choose one. PDF, PNG, JPEG or TIFF, up to 100 MB.</p>
      );
    case "uploading":
      return (
        <p role="status" className="small">
          Uploading {state.fileName}... <progress max={100} value={state.percent} aria-label="Upload" />
        </p>
      );
    case "refused":
      return (
        <p role="alert" className="notice bad small" style={{ margin: 0 }}>
          <strong>{state.fileName}</strong>: {state.reason}
        </p>
      );
    case "taken":
      return <Taken {...state.answer} />;
    default:
      return state satisfies never;
  }
}

function Taken({ fileId, fileName, hasPreview, findings }: Extract<UploadAnswer, { ok: true }>) {
  return (
    <>
      {hasPreview ? (
        <img className="thumb" src={`/artwork/${fileId}/preview`} alt={`Preview of ${fileName}`} />
      ) : null}
      <p className="small" role="status">
        <strong>{fileName}</strong> is with us.
      </p>
      <Findings findings={findings} />
    </>
  );
}

/** What our checks found, in plain words. */
export function Findings({ findings }: Pick<Extract<UploadAnswer, { ok: true }>, "findings">) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map(({ severity, what, doNext }) => (
        <li key={what} className={severity}>
          {severity === "pass" ? "✓ " : ""}
          {what} {doNext}
        </li>
      ))}
    </ul>
  );
}

/** Sends the file as it is; progress needs XMLHttpRequest, fetch tells none. */
function upload(
  file: File,
  sizeIn: ArtworkDropProps["sizeIn"],
  onProgress: (percent: number) => void,
): Promise<UploadAnswer> {
  const query = new URLSearchParams({
    name: file.name,
    ...(sizeIn ? { w: String(sizeIn.widthIn), h: String(sizeIn.heightIn) } : {}),
  });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/artwork?${query}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((100 * loaded) / total));
    request.onerror = () => resolve(interrupted);
    request.onload = () => resolve((request.response as UploadAnswer | null) ?? interrupted);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}

const interrupted: UploadAnswer = {
  ok: false,
  reason: "The upload was interrupted. Check your connection and choose the file again.",
};
