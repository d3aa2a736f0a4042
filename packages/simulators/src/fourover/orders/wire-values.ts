/** A JSON object of a request, or an empty one. */
export type Wire = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Wire =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Wire) : {};
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
/** Booleans come as booleans and as text. */
export const isTrue = (value: unknown): boolean => value === true || /^(true|1)$/i.test(String(value ?? ""));
export const texts = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.map(String) : null;
