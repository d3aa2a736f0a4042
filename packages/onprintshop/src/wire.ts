import { z } from "zod";

/*
 * How OnPrintShop writes values. The published schema records names, not types, of what is returned, and stores differ:
 * a number may come as text, a list as one object, JSON as text. Missing and `null` are the same here.
 */

/** An identifier or count: a whole number, or its digits as text. Empty text means none. */
export const whole = z.preprocess((value) => {
  if (value === undefined || value === "") return null;
  return typeof value === "string" && /^-?\d+$/.test(value.trim()) ? Number(value) : value;
}, z.number().int().nullable());

/** Text; numbers and booleans are written out. */
export const text = z.preprocess(
  (value) =>
    value === undefined
      ? null
      : typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : value,
  z.string().nullable(),
);

/** A decimal number as its own text (`"12.50"`), so that no amount passes through a float. Thousands separators go. */
export const decimal = z.preprocess(
  (value) => {
    if (value === undefined || value === "") return null;
    if (typeof value === "number") return String(value);
    return typeof value === "string" ? value.replaceAll(",", "").trim() : value;
  },
  z
    .string()
    .regex(/^-?\d*\.?\d+$|^-?\d+\.$/, "a decimal number")
    .nullable(),
);

/** JSON whose inner shape is not published; JSON sent as text is parsed, other text stays text. */
export const json = z.preprocess((value) => {
  if (value === undefined) return null;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}, z.unknown());

/** Rows; one object counts as a list of one, nothing as an empty list. */
export const list = <S extends z.ZodType>(row: S) =>
  z.preprocess((value) => {
    if (value === null || value === undefined || value === "") return [];
    const rows = Array.isArray(value) ? value : [value];
    return rows.filter((one) => one !== null);
  }, z.array(row));

/** One object or nothing; a list gives its first. */
export const one = <S extends z.ZodType>(object: S) =>
  z.preprocess((value) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return first === undefined || first === "" ? null : first;
  }, object.nullable());

export const object = z.object;
