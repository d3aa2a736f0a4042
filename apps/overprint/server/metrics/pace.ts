/** Counts what happened in the last minute of this process. */
export type Pace = { readonly note: () => void; readonly lastMinute: () => number };

/** @param nowMs - milliseconds that only go forward */
export function createPace(nowMs: () => number = () => performance.now()): Pace {
  let moments: number[] = [];
  const drop = () => {
    const from = nowMs() - 60_000;
    const keep = moments.findIndex((moment) => moment > from);
    if (keep !== 0) moments = keep === -1 ? [] : moments.slice(keep);
  };
  return {
    note: () => {
      // Dropped in bulk, so that a call costs nothing.
      if (moments.push(nowMs()) > 2_000) drop();
    },
    lastMinute: () => {
      drop();
      return moments.length;
    },
  };
}
