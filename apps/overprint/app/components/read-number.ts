/**
 * The number in a field as it is posted, which is as a person sees it there: `1,000`, `3.5 %`, `60 minutes`. `NaN` where there is
 * none, which every schema refuses.
 */
export function readNumber(value: FormDataEntryValue | null): number {
  const digits = /-?(?:\d[\d,]*(?:\.\d+)?|\.\d+)/.exec(typeof value === "string" ? value : "")?.[0];
  return digits === undefined ? Number.NaN : Number(digits.replaceAll(",", ""));
}
