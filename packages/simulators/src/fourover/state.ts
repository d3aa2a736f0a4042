import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Catalogue } from "./catalogue/catalogue.ts";
import { Injector } from "./faults/injector.ts";
import { advance, type SimJob } from "./orders/job.ts";
import { uuidOf } from "./random.ts";

export type SimFile = {
  readonly uuid: string;
  readonly url: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly base64: string;
};
export type SimOrder = {
  readonly reference: string;
  readonly receivedAt: string;
  readonly isTest: boolean;
  readonly jobIds: readonly string[];
};
export type StateOptions = {
  readonly seed: number;
  readonly products: number;
  readonly now: Date;
  readonly pace: number;
  readonly statePath?: string;
  readonly pushUrl?: string;
};
type Saved = {
  readonly offsetMs: number;
  readonly sequence: number;
  readonly orders: SimOrder[];
  readonly jobs: SimJob[];
  readonly files: Omit<SimFile, "base64">[];
};

/** Everything the simulated printer knows. Kept on disk when a path is given. */
export class SimState {
  readonly catalogue: Catalogue;
  readonly injector = new Injector();
  readonly orders: SimOrder[] = [];
  readonly jobs = new Map<string, SimJob>();
  readonly files = new Map<string, SimFile>();
  readonly calls = new Map<string, number>();
  readonly pace: number;
  pushUrl: string | null;
  #offsetMs: number;
  #sequence = 0;
  readonly #statePath: string | undefined;

  constructor(options: StateOptions) {
    this.#offsetMs = options.now.getTime() - Date.now();
    this.pace = options.pace;
    this.pushUrl = options.pushUrl ?? null;
    this.#statePath = options.statePath;
    this.catalogue = new Catalogue(options.seed, options.products, options.now);
    this.#load();
  }

  /** The virtual clock: it runs with the real one and is moved by command. */
  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
  moveClock(ms: number): void {
    this.#offsetMs += ms;
    this.settle();
  }
  /** Lets every job reach the stage it should have by now; tells who listens. */
  settle(): void {
    const moved = [...this.jobs.values()].filter((job) => advance(job, this.now().getTime()).length > 0);
    if (moved.length > 0) this.changed(moved);
  }
  changed(jobs: readonly SimJob[]): void {
    this.save();
    if (this.pushUrl) void this.#push(this.pushUrl, jobs);
  }
  nextJobNumber(): string {
    this.#sequence += 1;
    return `Z${String(8_291_000_000 + this.#sequence * 137).padStart(10, "0")}`;
  }
  addFile(url: string, bytes: Uint8Array): SimFile {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const name = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "file");
    const file = {
      uuid: uuidOf(`file ${this.files.size} ${sha256}`),
      url: url.split("?")[0] ?? url,
      name,
      sha256,
      sizeBytes: bytes.byteLength,
      base64: Buffer.from(bytes).toString("base64"),
    };
    this.files.set(file.uuid, file);
    return file;
  }

  save(): void {
    if (!this.#statePath) return;
    const saved: Saved = {
      offsetMs: this.#offsetMs,
      sequence: this.#sequence,
      orders: this.orders,
      jobs: [...this.jobs.values()],
      files: [...this.files.values()].map(({ base64: _bytes, ...file }) => file),
    };
    mkdirSync(dirname(this.#statePath), { recursive: true });
    writeFileSync(`${this.#statePath}.new`, JSON.stringify(saved));
    renameSync(`${this.#statePath}.new`, this.#statePath);
  }
  #load(): void {
    if (!this.#statePath) return;
    try {
      const saved = JSON.parse(readFileSync(this.#statePath, "utf8")) as Saved;
      this.#offsetMs = saved.offsetMs;
      this.#sequence = saved.sequence;
      this.orders.push(...saved.orders);
      for (const job of saved.jobs) this.jobs.set(job.jobId, job);
      for (const file of saved.files) this.files.set(file.uuid, { ...file, base64: "" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  /** A push carries no status: it only says that something changed. Nobody waits for the answer. */
  async #push(url: string, jobs: readonly SimJob[]): Promise<void> {
    const body = jobs.map((job) => ({
      source_job_id: job.jobId,
      job_name: job.jobName,
      resource: `https://api.4over.com/orders/${job.jobId}/status`,
    }));
    await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
  }
}
