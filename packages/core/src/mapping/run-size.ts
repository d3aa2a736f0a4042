import { type Outcome, ok, refused } from "#outcome/index.ts";

export type RunSizeRefusal = {
  readonly kind: "run-size-not-sold";
  readonly ordered: number;
  /** The nearest that are sold, smaller and larger, where they exist. */
  readonly below: number | null;
  readonly above: number | null;
  readonly what: string;
};

/** The offered run size with exactly this many pieces. Nothing is rounded: another size is a person's decision. */
export function matchRunSize<R extends { readonly pieces: number }>(
  ordered: number,
  offered: readonly R[],
): Outcome<R, RunSizeRefusal> {
  const exact = offered.find((run) => run.pieces === ordered);
  if (exact) return ok(exact);
  const pieces = offered.map((run) => run.pieces).toSorted((a, b) => a - b);
  const below = pieces.findLast((one) => one < ordered) ?? null;
  const above = pieces.find((one) => one > ordered) ?? null;
  const near = [below, above].filter((one) => one !== null).map((one) => one.toLocaleString("en-US"));
  return refused({
    kind: "run-size-not-sold",
    ordered,
    below,
    above,
    what: `4over does not print ${ordered.toLocaleString("en-US")} of these; ${near.length > 0 ? `the nearest run sizes are ${near.join(" and ")}` : "it lists no run size"}.`,
  });
}
