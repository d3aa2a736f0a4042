import { explainUploadRefusal, type PreflightFinding, type UploadRefusal } from "@overprint/core/artwork";
import { data } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { uploadLimitBytes, uploadPorts } from "#server/storefront/add-to-cart.ts";
import { takeUpload } from "#server/storefront/uploads.ts";
import type { Route } from "./+types/upload.ts";

/** What the page shows of an uploaded file. */
export type UploadAnswer =
  | {
      readonly ok: true;
      readonly fileId: string;
      readonly fileName: string;
      readonly sizeBytes: number;
      readonly hasPreview: boolean;
      readonly findings: readonly Pick<PreflightFinding, "severity" | "what" | "doNext">[];
    }
  | { readonly ok: false; readonly reason: string };

/** Takes one file as the body of a request, piece by piece; `name` and finished size stand in the address. */
export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const query = new URL(request.url).searchParams;
  const announced = Number(request.headers.get("Content-Length") ?? 0);
  if (announced > uploadLimitBytes)
    return answerRefused({ kind: "file-too-large", sizeBytes: announced, limitBytes: uploadLimitBytes });
  const taken = await takeUpload(
    { fileName: query.get("name") ?? "", bytes: request.body ?? new Uint8Array() },
    sizeOf(query),
    uploadPorts(overprint),
  );
  if (!taken.ok) return answerRefused(taken.problem);
  const { file, findings, hasPreview } = taken.value;
  return {
    ok: true,
    fileId: file.id,
    fileName: file.fileName,
    sizeBytes: file.sizeBytes,
    hasPreview,
    findings: findings.map(({ severity, what, doNext }) => ({ severity, what, doNext })),
  } satisfies UploadAnswer;
}

const answerRefused = (refusal: UploadRefusal) =>
  data({ ok: false, reason: explainUploadRefusal(refusal) } satisfies UploadAnswer, {
    status: refusal.kind === "file-too-large" ? 413 : 415,
  });

function sizeOf(query: URLSearchParams): { readonly widthIn: number; readonly heightIn: number } | null {
  const [widthIn, heightIn] = [Number(query.get("w")), Number(query.get("h"))];
  return widthIn > 0 && heightIn > 0 ? { widthIn, heightIn } : null;
}
