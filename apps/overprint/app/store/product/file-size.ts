/** The size of a file with its bleed, in words; an eighth of an inch is written as people say it. */
export function fileSize(
  { widthIn, heightIn }: { readonly widthIn: number; readonly heightIn: number },
  bleedIn: number,
): string {
  const size = `${inches(widthIn + 2 * bleedIn)} × ${inches(heightIn + 2 * bleedIn)}`;
  if (bleedIn === 0) return `${size}, without bleed`;
  return `${size}, with ${bleedIn === 0.125 ? '⅛"' : inches(bleedIn)} bleed on each side`;
}

const inches = (value: number) => `${Math.round(value * 1_000) / 1_000}"`;
