import { fileReasons } from "@overprint/fourover/reference";
import { colorUuid } from "../catalogue/definitions.ts";

const oneSided = [colorUuid("4/0"), colorUuid("5/0 (4/0 with Foil on Front)")];

/**
 * Which files a product needs: a back when its color spec prints one, masks for Spot UV and foil, by the code. Rows are
 * not front first, as published. The rule for masks is ours.
 */
export function requiredFiles(code: string, options: readonly string[]): readonly string[] {
  const mask = /SPUV/.test(code) ? (/BK-/.test(code) ? ["bm"] : ["fm"]) : [];
  const foil = /AKFO|RAFO|FOWO/.test(code) ? ["ffm"] : [];
  return [...(options.some((uuid) => oneSided.includes(uuid)) ? [] : ["bk"]), "fr", ...mask, ...foil];
}

/** The code is the key, its label the value. */
export const requirementRow = (code: string) => {
  const reason = fileReasons.find((one) => one.code === code);
  return { file_reason_code_uuid: reason?.uuid ?? "", [code]: reason?.name ?? code };
};

const codes = new Set<string>(fileReasons.map((reason) => reason.code));
export const isFileReason = (code: string): boolean => codes.has(code);
