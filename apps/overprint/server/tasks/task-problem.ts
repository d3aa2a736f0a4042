import { sql } from "drizzle-orm";
import type { Overprint } from "#server/wiring/index.ts";
import type { Task } from "#tasks/task.ts";

type NamedTask = Pick<Task<never>, "name" | "title">;

/** One problem for a task and its key, however often it fails; its next success clears it. */
export const problemKey = ({ name }: Pick<NamedTask, "name">, key: string | null | undefined): string =>
  ["task", name, key].filter(Boolean).join(":");

/** Opens the problem of a task that failed for good. `reason` is redacted already. */
export async function openProblem(
  task: NamedTask,
  key: string | null | undefined,
  { problems }: Pick<Overprint, "problems">,
  { reason, doNext }: { readonly reason: string; readonly doNext: string },
): Promise<void> {
  await problems.open({
    key: problemKey(task, key),
    code: "task-failed",
    severity: "needs-a-decision",
    subjects: [],
    what: `${task.title} failed`,
    meaning: `${reason}. What was there before stays as it was.`,
    doNext,
    link: null,
  });
}

/**
 * Tells of runs whose process died, or that took too long, until no attempt was left: no handler was there any more to
 * say so. Each is told once; a process that dies in between leaves it to the next look.
 */
export async function tellOfLostRuns(
  tasks: readonly NamedTask[],
  { db, problems }: Pick<Overprint, "db" | "problems">,
): Promise<void> {
  const known = new Map(tasks.map((task) => [task.name, task]));
  const { rows } = await db.execute<{ id: string; name: string; singleton_key: string | null }>(sql`
    SELECT id, name, singleton_key FROM pgboss.job
    WHERE state = 'failed' AND name IN ${[...known.keys()]} AND output->'isTold' IS NULL`);
  for (const { id, name, singleton_key: key } of rows) {
    const task = known.get(name);
    if (!task) continue;
    await openProblem(task, key, { problems }, lost);
    await db.execute(sql`UPDATE pgboss.job
      SET output = coalesce(output, '{}'::jsonb) || '{"isTold": true}'::jsonb WHERE name = ${name} AND id = ${id}`);
  }
}

const lost = {
  reason: "Its process ended, or it took too long, at every attempt",
  doNext: "See in the logs what ended the process (often too little memory), then start it again.",
};
