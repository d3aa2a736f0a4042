import type { OpenProblem } from "@overprint/core/problems";
import { defineSetting } from "@overprint/core/settings";
import { fixedClock, numberedIds, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { secrets, settings as settingsTable } from "#schema/index.ts";
import type { Database } from "../index.ts";
import { auditRepository } from "./audit.ts";
import { problemsRepository } from "./problems.ts";
import { secretsRepository, settingsRepository } from "./settings.ts";

let database: Database;
const clock = fixedClock("2026-03-02T15:00:00.000Z");
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const keeping = () => ({ db: database.db, clock, audit: auditRepository(database.db, clock) });

describe("settings", () => {
  const bleed = defineSetting("artwork.bleed", z.object({ inches: z.number().min(0) }), { inches: 0.125 });

  test("a setting holds its initial value until a person chooses another", async () => {
    const settings = settingsRepository(keeping());
    expect(await settings.get(bleed)).toEqual({ inches: 0.125 });
    await settings.set(bleed, { inches: 0.25 }, { actor: "jane", requestId: "r-1" });
    expect(await settings.get(bleed)).toEqual({ inches: 0.25 });
  });

  test("each change is audited with what it was and what it became", async () => {
    const [entry] = await keeping().audit.ofSubject("settings", "artwork.bleed");
    expect(entry).toMatchObject({
      actor: "jane",
      action: "settings.changed",
      before: { inches: 0.125 },
      after: { inches: 0.25 },
      requestId: "r-1",
      at: "2026-03-02T15:00:00.000Z",
    });
  });

  test("a value that does not fit is refused and nothing changes", async () => {
    const settings = settingsRepository(keeping());
    await expect(settings.set(bleed, { inches: -1 }, "jane")).rejects.toThrow();
    expect(await settings.get(bleed)).toEqual({ inches: 0.25 });
  });

  test("a stored value of an older shape gives way to the initial one", async () => {
    await database.db.update(settingsTable).set({ value: "a quarter inch" });
    expect(await settingsRepository(keeping()).get(bleed)).toEqual({ inches: 0.125 });
  });
});

describe("secrets", () => {
  const key = Buffer.alloc(32, 7);

  test("a secret is stored sealed, read back, and removed", async () => {
    const kept = secretsRepository({ ...keeping(), key });
    await kept.set("printer.live.private-key", "s3cr3t-value", "jane");
    const [row] = await database.db.select().from(secrets);
    expect(JSON.stringify(row)).not.toContain("s3cr3t-value");
    expect(await kept.get("printer.live.private-key")).toBe("s3cr3t-value");
    await kept.set("printer.live.private-key", null, "jane");
    expect(await kept.has("printer.live.private-key")).toBe(false);
    expect(await kept.get("printer.live.private-key")).toBe(null);
  });

  test("the audit says that a secret changed, never what to", async () => {
    const entries = await keeping().audit.ofSubject("settings", "printer.live.private-key");
    expect(entries.map(({ action }) => action)).toEqual(["secret.removed", "secret.changed"]);
    expect(JSON.stringify(entries)).not.toContain("s3cr3t-value");
  });

  test("a secret sealed with another key asks for the setup to be repaired", async () => {
    await secretsRepository({ ...keeping(), key }).set("a", "b", "jane");
    const other = secretsRepository({ ...keeping(), key: Buffer.alloc(32, 8) });
    await expect(other.get("a")).rejects.toMatchObject({ recovery: { kind: "fix-setup" } });
  });
});

describe("problems", () => {
  const newId = numberedIds("problem");
  const problems = () => problemsRepository({ db: database.db, clock, newId });
  const outage = (
    orders: readonly string[],
    severity: OpenProblem["severity"] = "stops-an-order",
  ): OpenProblem => ({
    key: "printer-unreachable",
    code: "fourover/connection",
    severity,
    subjects: orders.map((id) => ({ kind: "order", id, label: `Order ${id}` })),
    what: "4over cannot be reached",
    meaning: "Orders wait.",
    doNext: "Check the connection.",
    link: null,
  });
  beforeEach(() => database.pool.query("TRUNCATE problems CASCADE"));

  test("one cause over many orders is one problem with all of them", async () => {
    const first = await problems().open(outage(["1001", "1002"]));
    clock.move(60_000);
    const second = await problems().open(outage(["1002", "1003"]));
    expect(second).toBe(first);
    const [problem, ...others] = await problems().listOpen();
    expect(others).toEqual([]);
    expect(problem?.subjects.map(({ id }) => id)).toEqual(["1001", "1002", "1003"]);
    expect(problem).toMatchObject({
      seenTimes: 2,
      openedAt: "2026-03-02T15:00:00.000Z",
      lastSeenAt: "2026-03-02T15:01:00.000Z",
    });
  });

  test("a problem clears with its last subject and may open again as a new one", async () => {
    const first = await problems().open(outage(["1001", "1002"]));
    await problems().clearSubject("printer-unreachable", "1001", "jane");
    expect((await problems().listOpen())[0]?.subjects).toHaveLength(1);
    await problems().clearSubject("printer-unreachable", "1002", "jane");
    expect(await problems().listOpen()).toEqual([]);
    expect(await problems().open(outage(["1001"]))).not.toBe(first);
  });

  test("what stops an order stands before what is worth knowing", async () => {
    await problems().open({ ...outage([], "worth-knowing"), key: "b" });
    await problems().open({ ...outage([], "stops-an-order"), key: "a" });
    await problems().open({ ...outage([], "needs-a-decision"), key: "c" });
    expect((await problems().listOpen()).map(({ key }) => key)).toEqual(["a", "c", "b"]);
  });

  test("a problem opened in a transaction that fails was never opened", async () => {
    await expect(
      database.db.transaction(async (tx) => {
        await problemsRepository({ db: tx, clock, newId }).open(outage(["1"]));
        throw new Error("the rest failed");
      }),
    ).rejects.toThrow("the rest failed");
    expect(await problems().listOpen()).toEqual([]);
  });

  test("clearing a problem that is not open changes nothing", async () => {
    await problems().clear("unknown", "jane");
    await problems().clearSubject("unknown", "1", "jane");
    expect(await problems().listOpen()).toEqual([]);
  });
});
