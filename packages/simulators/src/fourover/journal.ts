import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CatalogueChange } from "./catalogue/catalogue.ts";
import type { SimJob } from "./orders/job.ts";
import type { SimFile, SimOrder } from "./records.ts";

export type JournalEntry =
  | { readonly kind: "clock"; readonly offsetMs: number }
  | {
      readonly kind: "order";
      readonly order: SimOrder;
      readonly jobs: readonly SimJob[];
      readonly sequence: number;
    }
  | { readonly kind: "job"; readonly job: SimJob }
  | { readonly kind: "file"; readonly file: SimFile; readonly sequence: number }
  | { readonly kind: "file-deleted"; readonly uuid: string }
  | { readonly kind: "catalogue"; readonly change: CatalogueChange };

/**
 * The state on disk: one JSON entry a line, appended before the call is answered, so that a process killed at any moment
 * forgets no order that it took. Artwork lies beside it, one file each.
 */
export class Journal {
  readonly #path: string;
  readonly #folder: string;
  constructor(path: string) {
    this.#path = path;
    this.#folder = `${path}.files`;
    mkdirSync(dirname(path), { recursive: true });
  }

  write(entry: Exclude<JournalEntry, { kind: "file" }>): void {
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
  }
  writeFile(file: SimFile, sequence: number): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, file.uuid), file.bytes);
    const { bytes: _bytes, ...known } = file;
    appendFileSync(this.#path, `${JSON.stringify({ kind: "file", file: known, sequence })}\n`);
  }

  /** Everything written so far. A last line cut short by a kill is left out. */
  *read(): Generator<JournalEntry> {
    const text = textOf(this.#path);
    if (text !== "" && !text.endsWith("\n")) appendFileSync(this.#path, "\n");
    for (const line of text.split("\n")) {
      const entry = entryOf(line);
      if (!entry) continue;
      yield entry.kind === "file"
        ? { ...entry, file: { ...entry.file, bytes: this.#bytesOf(entry.file) } }
        : entry;
    }
  }

  #bytesOf(file: SimFile): Uint8Array {
    return new Uint8Array(readFileSync(join(this.#folder, file.uuid)));
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function entryOf(line: string): JournalEntry | null {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return null;
  }
}
