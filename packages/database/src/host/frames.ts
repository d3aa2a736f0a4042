/** One message of the PostgreSQL wire. `type` is `null` for the messages that open a connection. */
export type Frame = { readonly type: string | null; readonly bytes: Uint8Array };

const requestSsl = 80_877_103;
const requestCancel = 80_877_102;

/** What a message without a type asks for. */
export function openingRequest(frame: Frame): "ssl" | "cancel" | "startup" {
  const code = Buffer.from(frame.bytes.buffer, frame.bytes.byteOffset, 8).readInt32BE(4);
  return code === requestSsl ? "ssl" : code === requestCancel ? "cancel" : "startup";
}

/** Ends a sequence of messages, also one that failed in the middle. */
export const syncMessage = new Uint8Array(["S".charCodeAt(0), 0, 0, 0, 4]);

/** Cuts a byte stream into messages. Chunks are joined once per message, however many they come in. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #isOpen = false;

  /** The connection has been opened: from here every message has a type. */
  opened(): void {
    this.#isOpen = true;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next whole message, or `null` until more bytes arrive. */
  next(): Frame | null {
    const header = this.#isOpen ? 5 : 8;
    if (this.#length < header) return null;
    const head = this.#peek(header);
    const length = this.#isOpen ? head.readInt32BE(1) + 1 : head.readInt32BE(0);
    if (this.#length < length) return null;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = joined.length > length ? [joined.subarray(length)] : [];
    this.#length -= length;
    const type = this.#isOpen ? String.fromCharCode(joined[0] ?? 0) : null;
    return { type, bytes: joined.subarray(0, length) };
  }

  #peek(bytes: number): Buffer {
    const [first] = this.#chunks;
    return first && first.length >= bytes ? first : Buffer.concat(this.#chunks.slice(0, bytes));
  }
}
