import {
  progressOf,
  type SyncScope,
  syncScheduleSetting,
  type TradeCategoryId,
} from "@overprint/core/catalogue";
import { timeZoneSetting } from "@overprint/core/settings";
import { keepSyncSchedule } from "#server/catalogue/schedule.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";

/** What the sync screen shows. */
export async function loadSync({ catalogue, settings, tasks }: Overprint, offset: number, limit: number) {
  const [running, { runs, total }, categories, open, size, complete] = await Promise.all([
    catalogue.runs.findRunning(),
    catalogue.runs.latest(limit, offset),
    catalogue.products.categories(),
    catalogue.changeSets.findOpen(),
    catalogue.changeSets.catalogueSize(),
    catalogue.runs.lastComplete(),
  ]);
  const schedule = await settings.get(syncScheduleSetting);
  const timeZone = await settings.get(timeZoneSetting);
  const next = (cron: string | null) =>
    cron === null ? null : (tasks.upcoming(cron, timeZone, 1)?.[0] ?? null);
  return {
    running: running && { run: running, progress: progressOf(running) },
    runs,
    total,
    categories,
    openChanges: open?.verdict
      ? { number: open.number, kind: open.verdict.kind, reasons: open.verdict.reasons }
      : null,
    size,
    lastComplete: complete?.startedAt ?? null,
    schedule,
    next: { changes: next(schedule.changes), everything: next(schedule.everything) },
    timeZone,
  };
}

type Answer = Promise<{ readonly notice: Notice }>;

/** Begins a sync, or says why not. */
export async function beginSync({ catalogue }: Overprint, scope: SyncScope, by: string): Answer {
  const started = await catalogue.startSync(scope, by);
  if (started.ok) return done("The sync has begun", "You can leave this page; it goes on.");
  const { problem } = started;
  if (problem.kind === "already-running")
    return notDone("A sync is running already", "Wait until it ends, or cancel it first.");
  return notDone(problem.reason, problem.doNext);
}

/** The scope that a form asks for; a selection names its categories. */
export async function scopeOf({ catalogue }: Overprint, form: FormData): Promise<SyncScope | null> {
  const asked = form.getAll("category").map(String);
  if (asked.length === 0) return null;
  const names = (await catalogue.products.categories())
    .filter(({ id }) => asked.includes(id))
    .map(({ name }) => name);
  if (names.length === 0) return null;
  return {
    kind: "selection",
    title:
      names.length <= 3
        ? names.join(", ")
        : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more categories`,
    categoryIds: asked as TradeCategoryId[],
    productIds: [],
  };
}

/** Saves when syncs run by themselves; an empty field is never. */
export async function saveSchedule(overprint: Overprint, form: FormData, by: string): Answer {
  const { settings, tasks } = overprint;
  const timeZone = await settings.get(timeZoneSetting);
  const read = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .replace(/\s+/g, " ") || null;
  const schedule = { changes: read("changes"), everything: read("everything") };
  for (const cron of [schedule.changes, schedule.everything])
    if (cron !== null && (cron.split(" ").length !== 5 || tasks.upcoming(cron, timeZone, 1) === null))
      return notDone(
        `"${cron}" is not a schedule`,
        "Write five fields: minute, hour, day of month, month, day of week. 0 5 * * * is five in the morning, every day.",
      );
  await settings.set(syncScheduleSetting, schedule, by);
  await keepSyncSchedule(overprint);
  return done("The schedule is saved");
}
