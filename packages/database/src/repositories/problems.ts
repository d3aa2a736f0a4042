import type { Clock, NewId } from "@overprint/core/outcome";
import type { OpenProblem, Problem, ProblemId, Problems } from "@overprint/core/problems";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { problemSubjects, problems } from "#schema/index.ts";

type Keeping = { readonly db: Db; readonly clock: Clock; readonly newId: NewId };

/** The needs-attention queue. Give it a transaction to open a problem together with what caused it. */
export function problemsRepository({ db, clock, newId }: Keeping): Problems {
  const now = () => clock.now().toISOString();
  return {
    open: (problem) => inTransaction(db, (tx) => open(tx, problem, now(), newId())),
    clear: async (key, by) => {
      await db
        .update(problems)
        .set({ clearedAt: now(), clearedBy: by })
        .where(and(eq(problems.key, key), isNull(problems.clearedAt)));
    },
    clearSubject: (key, subjectId, by) =>
      inTransaction(db, (tx) => clearSubject(tx, key, subjectId, by, now())),
    listOpen: () => listOpen(db),
  };
}

const inTransaction = <T>(db: Db, act: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction((tx) => act(tx as Db));

async function open(tx: Db, problem: OpenProblem, at: string, id: string): Promise<ProblemId> {
  const { subjects, ...told } = problem;
  const [row] = await tx
    .insert(problems)
    .values({ id, ...told, openedAt: at, lastSeenAt: at })
    .onConflictDoUpdate({
      target: problems.key,
      targetWhere: isNull(problems.clearedAt),
      set: { ...told, lastSeenAt: at, seenTimes: sql`${problems.seenTimes} + 1` },
    })
    .returning({ id: problems.id });
  const problemId = (row?.id ?? id) as ProblemId;
  if (subjects.length > 0)
    await tx
      .insert(problemSubjects)
      .values(
        subjects.map((subject) => ({
          problemId,
          kind: subject.kind,
          subjectId: subject.id,
          label: subject.label,
        })),
      )
      .onConflictDoUpdate({
        target: [problemSubjects.problemId, problemSubjects.kind, problemSubjects.subjectId],
        set: { label: sql`excluded.label`, clearedAt: null },
      });
  return problemId;
}

async function clearSubject(tx: Db, key: string, subjectId: string, by: string, at: string): Promise<void> {
  const [problem] = await tx
    .select({ id: problems.id })
    .from(problems)
    .where(and(eq(problems.key, key), isNull(problems.clearedAt)))
    .for("update");
  if (!problem) return;
  await tx
    .update(problemSubjects)
    .set({ clearedAt: at })
    .where(and(eq(problemSubjects.problemId, problem.id), eq(problemSubjects.subjectId, subjectId)));
  const [left] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(problemSubjects)
    .where(and(eq(problemSubjects.problemId, problem.id), isNull(problemSubjects.clearedAt)));
  if ((left?.count ?? 0) === 0)
    await tx.update(problems).set({ clearedAt: at, clearedBy: by }).where(eq(problems.id, problem.id));
}

/** Worst first, then the oldest. */
const urgency = sql`array_position(array['stops-an-order', 'needs-a-decision', 'worth-knowing'], ${problems.severity})`;

async function listOpen(db: Db): Promise<readonly Problem[]> {
  const rows = await db
    .select()
    .from(problems)
    .where(isNull(problems.clearedAt))
    .orderBy(urgency, asc(problems.openedAt))
    .limit(500);
  if (rows.length === 0) return [];
  const subjects = await db
    .select()
    .from(problemSubjects)
    .where(
      and(
        inArray(
          problemSubjects.problemId,
          rows.map(({ id }) => id),
        ),
        isNull(problemSubjects.clearedAt),
      ),
    )
    .orderBy(asc(problemSubjects.label));
  return rows.map(({ clearedBy: _by, ...row }) => ({
    ...row,
    id: row.id as ProblemId,
    openedAt: new Date(row.openedAt).toISOString(),
    lastSeenAt: new Date(row.lastSeenAt).toISOString(),
    subjects: subjects
      .filter(({ problemId }) => problemId === row.id)
      .map(({ kind, subjectId, label }) => ({ kind, id: subjectId, label })),
  }));
}
