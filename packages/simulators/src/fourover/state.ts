import { createHash } from "node:crypto";
import { Catalogue, type CatalogueChange } from "./catalogue/catalogue.ts";
import { Injector } from "./faults/injector.ts";
import { Journal } from "./journal.ts";
import { advance, type SimJob } from "./orders/job.ts";
import { isTrue, type Wire } from "./orders/wire-values.ts";
import { Push } from "./push.ts";
import { uuidOf } from "./random.ts";
import { fileName, type SimFile, type SimOrder } from "./records.ts";

export type StateOptions = {
  readonly seed: number;
  readonly products: number;
  readonly now: Date;
  readonly pace: number;
  readonly statePath?: string;
  readonly pushUrl?: string;
};

/** Everything the simulated printer knows. Kept on disk when a path is given. */
export class SimState {
  readonly catalogue: Catalogue;
  readonly injector = new Injector();
  readonly orders: SimOrder[] = [];
  readonly jobs = new Map<string, SimJob>();
  readonly files = new Map<string, SimFile>();
  readonly calls = new Map<string, number>();
  /** Calls that have come in and are not answered yet. */
  underWay = 0;
  readonly pace: number;
  readonly push: Push;
  readonly #journal: Journal | null;
  #offsetMs: number;
  #sequence = 0;
  #fileSequence = 0;
  #nextDue = Number.POSITIVE_INFINITY;

  constructor(options: StateOptions) {
    this.#offsetMs = options.now.getTime() - Date.now();
    this.pace = options.pace;
    this.push = new Push(options.pushUrl ?? null);
    this.catalogue = new Catalogue(options.seed, options.products, options.now);
    this.#journal = options.statePath ? new Journal(options.statePath) : null;
    this.#replay();
  }

  /** The virtual clock: it runs with the real one and is moved by command. */
  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
  moveClock(ms: number): void {
    this.#offsetMs += ms;
    this.#journal?.write({ kind: "clock", offsetMs: this.#offsetMs });
    this.settle();
  }

  /** Lets every job reach the stage it should have by now; tells who listens. Costs nothing while nobody is due. */
  settle(): void {
    const now = this.now().getTime();
    if (now < this.#nextDue) return;
    const moved = [...this.jobs.values()].filter((job) => advance(job, now));
    this.#nextDue = this.#earliest();
    if (moved.length > 0) this.changed(moved);
  }
  changed(jobs: readonly SimJob[]): void {
    for (const job of jobs) this.#journal?.write({ kind: "job", job });
    this.#announce(jobs);
  }
  #announce(jobs: readonly SimJob[]): void {
    for (const job of jobs) this.#nextDue = Math.min(this.#nextDue, dueAt(job));
    this.push.tell(jobs);
  }

  /** Takes an order with its jobs. */
  take(order: Wire, jobs: readonly SimJob[], chargedCents: number): void {
    const taken = {
      reference: String(order.order_id),
      receivedAt: this.now().toISOString(),
      isTest: isTrue(order.is_test_order),
      jobIds: jobs.map((job) => job.jobId),
      chargedCents,
    };
    this.orders.push(taken);
    for (const job of jobs) this.jobs.set(job.jobId, job);
    this.#journal?.write({ kind: "order", order: taken, jobs, sequence: this.#sequence });
    this.#announce(jobs);
  }
  nextJobNumber(): string {
    this.#sequence += 1;
    return `Z${String(8_291_000_000 + this.#sequence * 137).padStart(10, "0")}`;
  }

  addFile(url: string, bytes: Uint8Array): SimFile {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.#fileSequence += 1;
    const file = {
      uuid: uuidOf(`file ${this.#fileSequence} ${sha256}`),
      url: url.split("?")[0] ?? url,
      name: fileName(url),
      sha256,
      sizeBytes: bytes.byteLength,
      bytes,
    };
    this.files.set(file.uuid, file);
    this.#journal?.writeFile(file, this.#fileSequence);
    return file;
  }
  deleteFile(uuid: string): boolean {
    this.#journal?.write({ kind: "file-deleted", uuid });
    return this.files.delete(uuid);
  }
  changeCatalogue(change: CatalogueChange): readonly string[] {
    const touched = this.catalogue.apply(change);
    if (touched.length > 0) this.#journal?.write({ kind: "catalogue", change });
    return touched;
  }

  #replay(): void {
    for (const entry of this.#journal?.read() ?? []) {
      if (entry.kind === "clock") this.#offsetMs = entry.offsetMs;
      if (entry.kind === "order") {
        this.orders.push(entry.order);
        for (const job of entry.jobs) this.jobs.set(job.jobId, job);
        this.#sequence = entry.sequence;
      }
      if (entry.kind === "job") this.jobs.set(entry.job.jobId, entry.job);
      if (entry.kind === "file") {
        this.files.set(entry.file.uuid, entry.file);
        this.#fileSequence = entry.sequence;
      }
      if (entry.kind === "file-deleted") this.files.delete(entry.uuid);
      if (entry.kind === "catalogue") this.catalogue.apply(entry.change);
    }
    this.#nextDue = this.#earliest();
  }

  #earliest(): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const job of this.jobs.values()) earliest = Math.min(earliest, dueAt(job));
    return earliest;
  }
}

const dueAt = (job: SimJob): number => job.planned[0]?.at ?? Number.POSITIVE_INFINITY;
