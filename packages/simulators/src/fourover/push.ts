import { present, type SimJob } from "./orders/job.ts";

/** Job status notifications. They carry no status: only that something changed. Nobody waits for the answer, nothing is sent twice. */
export class Push {
  url: string | null;
  readonly sent: { readonly jobId: string; readonly status: string; readonly answered: number | null }[] = [];
  readonly #underway = new Set<Promise<void>>();
  constructor(url: string | null) {
    this.url = url;
  }

  tell(jobs: readonly SimJob[]): void {
    if (!this.url || jobs.length === 0) return;
    const sending: Promise<void> = this.#send(this.url, jobs).finally(() => this.#underway.delete(sending));
    this.#underway.add(sending);
  }

  /** When every notification so far was answered or given up. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  /** @source "Pub/Sub" page 139: the payload; POST and the answer are assumed */
  async #send(url: string, jobs: readonly SimJob[]): Promise<void> {
    const told = jobs.map((job) => ({ jobId: job.jobId, status: present(job) }));
    const body = jobs.map((job) => ({
      source_job_id: job.jobId,
      job_name: job.jobName,
      resource: `https://api.4over.com/orders/${job.jobId}/status`,
    }));
    const answered = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    }).then(
      (response) => response.status,
      () => null,
    );
    this.sent.push(...told.map((one) => ({ ...one, answered })));
  }
}
