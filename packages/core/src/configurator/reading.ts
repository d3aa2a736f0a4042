/**
 * How many sides are printed, from the inks per side: `"4/0"` is one, `"4/4"` and `"5/1 (4/1 with Foil on Front)"` are
 * two. What cannot be read counts as two: asking for a back too many is better than printing without one.
 */
export function printedSides(colorSpec: string): 1 | 2 {
  return /^\s*\d+\s*\/\s*0(?!\d)/.test(colorSpec) ? 1 : 2;
}

/**
 * Business days in production, from the printer's label: `"2-4 Business Days"` is 2 to 4, `"Next Business Day"` 1,
 * `"Next Day + 1"` 2, `"Same Day"` 0. What cannot be read counts as 5 to 7, the printer's slowest usual one.
 */
export function productionDays(label: string): { readonly from: number; readonly to: number } {
  const range = /(\d+)\s*-\s*(\d+)/.exec(label);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const next = /next\s+(?:business\s+)?day(?:\s*\+\s*(\d+))?/i.exec(label);
  if (next) return both(1 + Number(next[1] ?? 0));
  if (/same\s+day/i.test(label)) return both(0);
  const days = /(\d+)\s*(?:business\s+|working\s+)?days?/i.exec(label);
  return days ? both(Number(days[1])) : { from: 5, to: 7 };
}

const both = (days: number) => ({ from: days, to: days });

/** A finished size in inches, from the printer's words: `2" x 3.5"`, `8.5 X 11`; `null` when there is none. */
export function finishedSize(text: string): { readonly widthIn: number; readonly heightIn: number } | null {
  const found = /(\d+(?:\.\d+)?)\s*(?:"|''|in\.?)?\s*[x×]\s*(\d+(?:\.\d+)?)/i.exec(text);
  if (!found) return null;
  const [widthIn, heightIn] = [Number(found[1]), Number(found[2])];
  return widthIn > 0 && heightIn > 0 ? { widthIn, heightIn } : null;
}
