/** A file that the simulator fetched, with what a test compares. */
export type SimFile = {
  readonly uuid: string;
  readonly url: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly bytes: Uint8Array;
};
/** An order taken, by the reference that the caller gave it. */
export type SimOrder = {
  readonly reference: string;
  readonly receivedAt: string;
  readonly isTest: boolean;
  readonly jobIds: readonly string[];
  readonly chargedCents: number;
};
/** The last part of an address, readable when it is well encoded. */
export function fileName(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) || "file";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
