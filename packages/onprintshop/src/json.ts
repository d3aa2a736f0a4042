type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

/** A decimal number becomes its own text, so that `31.5` never passes through a float on its way to cents. */
const keepDecimals: Reviver = (_key, value, context) =>
  typeof value === "number" && context.source !== undefined && /[.eE]/.test(context.source)
    ? context.source
    : value;

/** Parses JSON; decimal numbers arrive as text, whole numbers as numbers. `undefined` when it does not parse. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDecimals as (this: unknown, key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
