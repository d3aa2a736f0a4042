import { type FileRequirement, fileReasons, type PreflightFinding } from "@overprint/core/artwork";
import type { Combination } from "@overprint/core/catalogue";
import type { FetchOptions, RegisteredFile } from "@overprint/core/printer";
import {
  type FourOver,
  FourOverOutcomeUnknownError,
  type RegisteredFile as WireFile,
} from "@overprint/fourover";
import { preflightCodes } from "@overprint/fourover/reference";

/** Trim, bleed and safety in inches. */
export type ArtworkBoxes = {
  readonly widthIn: number;
  readonly heightIn: number;
  readonly bleedIn: number;
  readonly safeIn: number;
};

/** The files that a combination needs, front first. The color spec decides about the back, so it is sent along. */
export async function fetchFileRequirements(
  client: FourOver,
  combination: Combination,
  options: FetchOptions = {},
): Promise<readonly FileRequirement[]> {
  const answer = await client.files.requirements(
    [
      {
        product_uuid: combination.productId,
        option_uuids: [combination.colorSpecId, ...combination.optionIds],
      },
    ],
    options,
  );
  const rows = answer[0]?.file_requirements ?? [];
  return fileReasons.flatMap((reason) => {
    const row = rows.find((one) => one.code === reason);
    return row ? [{ reason, label: row.label || reason }] : [];
  });
}

/** Has 4over fetch and check a file. Sent once: it registers the file. */
export async function registerFile(
  client: FourOver,
  url: string,
  check: ArtworkBoxes | null,
): Promise<RegisteredFile> {
  const boxes = check && {
    width: check.widthIn,
    height: check.heightIn,
    bleed: check.bleedIn,
    safe: check.safeIn,
  };
  const [file] = await client.files.createWithPreflight([url], boxes);
  if (!file)
    throw new FourOverOutcomeUnknownError("4over answered without a file", {
      method: "POST",
      path: "/files",
    });
  return readRegistered(file);
}

function readRegistered(file: WireFile): RegisteredFile {
  const findings = Object.entries(file.findings).map(([code, text]) => readFinding(code, text, file.status));
  if (file.file_uuid === null) return { kind: "rejected", findings };
  return { kind: "accepted", fileId: file.file_uuid, findings, previewId: file.preview_uuid };
}

/** One code may carry different texts: what to do goes by the code. @source PDF pp. 53-55 */
function readFinding(code: string, text: string, status: WireFile["status"]): PreflightFinding {
  const known = preflightCodes.find((one) => one.code === code);
  return {
    source: "4over",
    severity: status === "fail" ? "failure" : "warning",
    code,
    what: text || known?.what || "4over found something in the file.",
    doNext: known?.doNext ?? "Look at the file, or send it again after exporting it as a flattened PDF.",
  };
}
