/** Where artwork is kept: a local folder or an S3-compatible store. */
export type ArtworkStorage = {
  readonly put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** Stores a file that lies on this machine, without holding it in memory; it stays where it is. */
  readonly putFile: (key: string, path: string, contentType: string) => Promise<void>;
  /** Throws a fault when the key is not there. */
  readonly get: (key: string) => Promise<Uint8Array>;
  readonly stream: (key: string) => Promise<ReadableStream<Uint8Array>>;
  readonly exists: (key: string) => Promise<boolean>;
  readonly delete: (key: string) => Promise<void>;
};
