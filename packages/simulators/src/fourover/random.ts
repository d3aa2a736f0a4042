import { createHash } from "node:crypto";

/** A seeded stream of numbers in [0, 1): the same seed gives the same catalogue, jobs and faults. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return avalanche(state) / 4_294_967_296;
  };
}

/** A number in [0, 1) that belongs to a name. */
export function shareOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return avalanche(hash >>> 0) / 4_294_967_296;
}

function avalanche(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/** A uuid that belongs to a name. */
export function uuidOf(name: string): string {
  const hex = createHash("sha1").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Uuids of the rows of one owner: hashed once, then counted. A catalogue has hundreds of thousands of rows, and a hash
 * for each would make the simulator slower than the client it serves.
 *
 * @returns `rowUuid(table, row)`: `table` below 256, `row` below 2^40
 */
export function rowUuids(owner: string): (table: number, row: number) => string {
  const start = uuidOf(owner).slice(0, 24);
  return (table, row) =>
    `${start}${table.toString(16).padStart(2, "0")}${row.toString(16).padStart(10, "0")}`;
}
