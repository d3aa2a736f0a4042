import type { Clock, NewId } from "@overprint/core/outcome";

/** A clock that stands still until it is told to move. */
export function fixedClock(start = "2026-03-02T15:00:00.000Z"): Clock & {
  readonly move: (ms: number) => void;
  readonly set: (iso: string) => void;
} {
  let now = new Date(start);
  return {
    now: () => now,
    move: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    set: (iso) => {
      now = new Date(iso);
    },
  };
}

/** Identifiers that count: `prefix-1`, `prefix-2`... */
export function numberedIds(prefix = "id"): NewId {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${last}`;
  };
}
