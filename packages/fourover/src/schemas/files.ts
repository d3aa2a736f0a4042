import { z } from "zod";
import { messageText } from "../answer.ts";

/** One file of the answer to `POST /files`, with or without preflight. @source PDF pp. 22-23, 53-55 */
export const createdFile = z.looseObject({
  file_uuid: z.string().optional(),
  /** With preflight there is no `file_uuid`: the print-ready PDF is ordered by this. */
  pdf_uuid: z.string().optional(),
  status: z
    .string()
    .optional()
    .transform((value) => value?.toLowerCase()),
  /** Code -> text; a sentence alone stands under `other`. */
  message: z
    .union([z.record(z.string(), z.unknown()), z.string()])
    .nullish()
    .catch(null)
    .transform(findings),
  preview_uuid: z.string().nullish(),
  customer_filename: z.string().nullish(),
  extention: z.string().nullish(),
  extension: z.string().nullish(),
  reference_file_name: z.string().nullish(),
  uri: z.string().nullish(),
  box_dimensions: z.record(z.string(), z.unknown()).nullish(),
});
function findings(message: unknown): Readonly<Record<string, string>> {
  if (typeof message === "string") return message.trim() === "" ? {} : { other: message.trim() };
  if (typeof message !== "object" || message === null) return {};
  return Object.fromEntries(
    Object.entries(message).map(([code, text]) => [code, messageText(text) ?? String(text ?? "")]),
  );
}
/** The answer to `POST /files`: one element per address. @source page 104 */
export const createdFiles = z.looseObject({ files: z.array(createdFile) });

/** A registered file in one shape: `file_uuid` is what an order names it by; `null` = rejected. Findings are code -> text. */
export type RegisteredFile = {
  readonly file_uuid: string | null;
  readonly status: "success" | "warning" | "fail";
  readonly findings: Readonly<Record<string, string>>;
  readonly preview_uuid: string | null;
};

/** Brings both shapes of a created file into one. */
export function registeredFile(file: z.infer<typeof createdFile>): RegisteredFile {
  const uuid = file.file_uuid ?? file.pdf_uuid ?? null;
  const status =
    file.status === "fail" || uuid === null ? "fail" : file.status === "warning" ? "warning" : "success";
  return {
    file_uuid: status === "fail" ? null : uuid,
    status,
    findings: file.message,
    preview_uuid: file.preview_uuid ?? null,
  };
}

/** A file in the list of files. @source PDF p. 39 */
export const fileRow = z.looseObject({
  file_uuid: z.string(),
  reference_file_name: z.string().nullish(),
  uri: z.string().nullish(),
});
/** A file in the list of files, read. */
export type FileRow = z.infer<typeof fileRow>;

/** `{ file_reason_code_uuid, bk: "Back" }`: the code is the one other key, its label the value. */
const requirementRow = z.record(z.string(), z.unknown()).transform((row) => {
  const [code, label] = Object.entries(row).find(([key]) => key !== "file_reason_code_uuid") ?? ["", ""];
  return { code, label: String(label ?? "") };
});
/** Which files a product needs. @source PDF pp. 5-6 */
export const fileRequirement = z.looseObject({
  product: z.looseObject({ product_uuid: z.string() }).nullish(),
  file_requirements: z
    .array(requirementRow)
    .nullish()
    .transform((rows) => (rows ?? []).filter((row) => row.code !== "")),
});
/** Which files a product needs: roles with their labels, in no order. */
export type FileRequirement = z.infer<typeof fileRequirement>;
