/** Builds a path from encoded values: path`/orders/${jobId}/status`. Empty values and dot segments are a bug and throw. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce(
    (text, part, index) => text + part + (index < values.length ? segment(values[index]) : ""),
    "",
  );
}

function segment(value: string | undefined): string {
  if (!value || value === "." || value === "..")
    throw new TypeError(`not a path segment: ${JSON.stringify(value)}`);
  return encodeURIComponent(value);
}
