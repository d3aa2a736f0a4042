import { createHash } from "node:crypto";

/** A seeded stream of numbers in [0, 1): the same seed gives the same catalogue, jobs and faults. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number in [0, 1) that belongs to a name. */
export const shareOf = (name: string): number =>
  createHash("sha1").update(name).digest().readUInt32BE(0) / 4_294_967_296;

/** A uuid that belongs to a name. */
export function uuidOf(name: string): string {
  const hex = createHash("sha1").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
