import type { CheckedFile, TransferDraft } from "./draft.ts";
import type { TransferPlan } from "./plan-transfer.ts";
import type { Actor, TransferJob } from "./repository.ts";
import type { TransferPorts } from "./transfer-ports.ts";

/** A job that was ordered without its files waits for them. */
export const filesMissingCode = "transfer/files";

/** Registers files that the printer does not hold yet. It fetches each under a signed address. */
export async function withPrinterFiles<D extends TransferDraft>(
  ports: Pick<TransferPorts, "printer" | "addressOf">,
  draft: D,
  bleedIn: number,
): Promise<D> {
  const { artwork, mapping } = draft;
  if (!artwork || !mapping) return draft;
  const checked: CheckedFile[] = [];
  for (const file of artwork.checked) checked.push(await withPrinterFile(ports, draft, file, bleedIn));
  return { ...draft, artwork: { ...artwork, checked } };
}

async function withPrinterFile(
  { printer, addressOf }: Pick<TransferPorts, "printer" | "addressOf">,
  { artwork, mapping }: TransferDraft,
  checked: CheckedFile,
  bleedIn: number,
): Promise<CheckedFile> {
  const file = artwork?.files.find((one) => one.file.id === checked.artworkId)?.file;
  if (checked.printerFileId !== null || !file) return checked;
  const boxes = mapping?.trim ? { ...mapping.trim, bleedIn, safeIn: 0.125 } : null;
  const registered = await printer.registerFile(addressOf(file), boxes);
  return {
    ...checked,
    printerFileId: registered.kind === "accepted" ? registered.fileId : null,
    findings: [...checked.findings.filter((finding) => finding.source === "ours"), ...registered.findings],
  };
}

/** Attaches the files to jobs that were ordered without. Each is tried once; what is not certain is said. */
export async function attachFilesOf(
  ports: TransferPorts,
  jobs: readonly TransferJob[],
  plan: TransferPlan,
  by: Actor,
): Promise<void> {
  for (const job of jobs) {
    const set = plan.jobs.flatMap((one) => one.job.sets).find((one) => one.jobName === job.jobName);
    if (job.filesState !== "to-attach" || !job.jobId || !set) continue;
    await attachFilesTo(ports, job, job.jobId, set, by);
  }
}

export async function attachFilesTo(
  { printer, transfers, problems }: Pick<TransferPorts, "printer" | "transfers" | "problems">,
  job: TransferJob,
  jobId: string,
  set: Parameters<TransferPorts["printer"]["attachFiles"]>[1][number],
  by: Actor,
): Promise<"attached" | "refused" | "in-doubt"> {
  const problem = (what: string) => openFilesMissing(problems, job, jobId, what);
  try {
    const answer = await printer.attachFiles(jobId, [set]);
    const state = answer.ok ? "attached" : "refused";
    await transfers.recordFiles(job.id, state, answer.ok ? answer.value.message : answer.problem.reason, by);
    if (!answer.ok)
      await problem(`4over did not take the files of job ${jobId}: "${answer.problem.reason}".`);
    return state;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await transfers.recordFiles(job.id, "in-doubt", words, by);
    await problem(`It is not known whether 4over took the files of job ${jobId}.`);
    return "in-doubt";
  }
}

/** The job is ordered and its files are not there: until a person attaches them it waits at the printer. */
export const openFilesMissing = (
  problems: Pick<TransferPorts["problems"], "open">,
  job: Pick<TransferJob, "id" | "itemId" | "copy">,
  jobId: string,
  what: string,
) =>
  problems.open({
    key: `${filesMissingCode}:${job.id}`,
    code: filesMissingCode,
    severity: "stops-an-order",
    subjects: [{ kind: "item", id: job.itemId, label: `Job ${jobId}` }],
    what,
    meaning: `Job ${jobId} is ordered, but 4over waits for its artwork.`,
    doNext: "Attach the files again from the order product; the job is not ordered a second time.",
    link: `/admin/transfers/${job.itemId}/shipping${job.copy > 0 ? `?copy=${job.copy}` : ""}`,
  });
