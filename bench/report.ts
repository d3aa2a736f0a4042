/**
 * One line of a benchmark. `ratio` is baseline / value where less is better, so that 10 means ten times better than the
 * common way; `budget` is the bound that `value` has to stay under (`null` = none), and `ok` says whether it does.
 */
export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work done the common way, in the same run and unit; `null` = nothing to compare with. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly budget: number | null;
  readonly ok: boolean;
};

/** A benchmark file exports `measure`; `bench/main.ts` runs every file that does. */
export type Bench = { readonly measure: () => Promise<readonly Measured[]> };

/** A measured value against its baseline and budget; figures are kept to four significant digits. */
export function measured(
  name: string,
  value: number,
  unit: string,
  {
    baseline = null,
    budget = null,
  }: { readonly baseline?: number | null; readonly budget?: number | null } = {},
): Measured {
  return {
    name,
    value: significant(value),
    unit,
    baseline: baseline === null ? null : significant(baseline),
    ratio: baseline === null || value === 0 ? null : significant(baseline / value),
    budget,
    ok: budget === null || value <= budget,
  };
}

const significant = (value: number) => Number(value.toPrecision(4));

/** The median of how long one call takes, in microseconds: `rounds` timings of `calls` calls each, after a warm-up. */
export function medianMicroseconds(work: () => unknown, { calls = 1_000, rounds = 201 } = {}): number {
  for (let i = 0; i < calls * 5; i++) work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) work();
    times.push(Number(process.hrtime.bigint() - start) / calls / 1_000);
  }
  return median(times);
}

/** The median of how long one asynchronous call takes, in milliseconds. */
export async function medianMilliseconds(work: () => Promise<unknown>, rounds = 101): Promise<number> {
  for (let i = 0; i < 5; i++) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    await work();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
