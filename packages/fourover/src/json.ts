type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;

/** A decimal number becomes its own text, so that `226.5` never passes through a float on its way to cents. */
const keepDecimals: Reviver = (_key, value, context) =>
  typeof value === "number" && context.source !== undefined && /[.eE]/.test(context.source)
    ? context.source
    : value;

/** A number with a decimal point or exponent where a value may stand. Inside a text it costs time and nothing else. */
const mayHoldDecimals = /(?:^|[:[,])\s*-?\d+[.eE][\d.eE+-]*\s*(?:[,}\]]|$)/;

/** Parses JSON; decimal numbers arrive as text, whole numbers as numbers. Throws `SyntaxError` like `JSON.parse`. */
export function parseJson(text: string): unknown {
  // A catalogue page is megabytes of quoted prices: visiting every value to find no decimal takes ten times as long.
  if (!mayHoldDecimals.test(text)) return JSON.parse(text);
  return JSON.parse(text, keepDecimals as (this: unknown, key: string, value: unknown) => unknown);
}
