import type { AuditEntry, KeptAuditEntry } from "@overprint/core/audit";
import type { Clock } from "@overprint/core/outcome";
import { redactedValue } from "@overprint/core/redaction";
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { auditEntries } from "#schema/index.ts";

/** Who did what. Recorded in the transaction that did it: neither happens without the other. */
export type Audit = {
  /** `before` and `after` are redacted here. */
  readonly record: (db: Db, entry: AuditEntry) => Promise<void>;
  /** Newest first. */
  readonly ofSubject: (kind: string, id: string, limit?: number) => Promise<readonly KeptAuditEntry[]>;
  /** Everything that belongs to an order, newest first. */
  readonly ofOrder: (orderId: string, limit?: number) => Promise<readonly KeptAuditEntry[]>;
};

export function auditRepository(db: Db, clock: Clock): Audit {
  const list = async (where: ReturnType<typeof and>, limit: number) => {
    const rows = await db
      .select()
      .from(auditEntries)
      .where(where)
      .orderBy(desc(auditEntries.id))
      .limit(limit);
    return rows.map(({ subjectKind, subjectId, ...row }) => ({
      ...row,
      at: new Date(row.at).toISOString(),
      subject: { kind: subjectKind, id: subjectId },
    }));
  };
  return {
    record: async (tx, entry) => {
      await tx.insert(auditEntries).values({
        at: clock.now().toISOString(),
        actor: entry.actor,
        action: entry.action,
        subjectKind: entry.subject.kind,
        subjectId: entry.subject.id,
        orderId: entry.orderId ?? null,
        before: redactedValue(entry.before ?? null),
        after: redactedValue(entry.after ?? null),
        requestId: entry.requestId ?? null,
      });
    },
    ofSubject: (kind, id, limit = 100) =>
      list(and(eq(auditEntries.subjectKind, kind), eq(auditEntries.subjectId, id)), limit),
    ofOrder: (orderId, limit = 200) => list(eq(auditEntries.orderId, orderId), limit),
  };
}
