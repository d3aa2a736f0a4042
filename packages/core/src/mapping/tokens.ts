/** Words by which print products are told apart, in one spelling each. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/business\s*cards?/g, " business-card "],
  [/post\s*cards?/g, " postcard "],
  [/flyers?|leaflets?|flyer/g, " flyer "],
  [/door\s*hangers?/g, " door-hanger "],
  [/rack\s*cards?/g, " rack-card "],
  [/brochures?/g, " brochure "],
  [/stickers?/g, " sticker "],
  [/envelopes?/g, " envelope "],
  [/banners?/g, " banner "],
  [/posters?/g, " poster "],
  [/round(ed)?\s*corners?/g, " round-corner "],
  [/spot\s*uv|spuv/g, " spot-uv "],
  [/matt\b|matte|dull/g, " matte "],
  [/gloss(y)?/g, " gloss "],
  [/high\s*gloss\s*uv|uv\s*coat(ed|ing)?/g, " uv "],
  [/uncoated|no\s*(aq|coating)/g, " uncoated "],
  [/satin\s*aq|satin/g, " satin "],
  [/(\d+)\s*(?:pt|point)s?\b/g, " $1pt "],
  [/(\d+)\s*(?:(?:lb|pound)s?\b|#)/g, " $1lb "],
];
const noise = new Set([
  "with",
  "and",
  "on",
  "in",
  "the",
  "a",
  "of",
  "for",
  "finish",
  "coated",
  "coating",
  "4over",
]);

/** The telling words of a title or description: `'2" x 3.5" 14pt Matte Business Cards'` -> `2x3.5 14pt matte business-card`. */
export function tokensOf(text: string): ReadonlySet<string> {
  let plain = ` ${text.toLowerCase().replaceAll(/["”″']|\binch(es)?\b/g, " ")} `;
  plain = plain.replaceAll(
    /(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)/g,
    (_whole, a: string, b: string) => ` ${sizeToken(Number(a), Number(b))} `,
  );
  for (const [pattern, word] of spellings) plain = plain.replaceAll(pattern, word);
  const words = plain.split(/[^a-z0-9.-]+/).map((word) => word.replaceAll(/^[.-]+|[.-]+$/g, ""));
  return new Set(words.filter((word) => word.length > 1 && !noise.has(word)));
}

const sizeToken = (a: number, b: number) => `${Math.min(a, b)}x${Math.max(a, b)}`;
export const isSizeToken = (token: string): boolean => /^\d+(\.\d+)?x\d+(\.\d+)?$/.test(token);
export const isStockToken = (token: string): boolean => /^\d+(pt|lb)$/.test(token);
