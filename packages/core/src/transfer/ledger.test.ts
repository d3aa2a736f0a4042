import { expect, test } from "vitest";
import { type LedgerEntry, ledgerOf } from "./ledger.ts";

const entry = (title: string, given: Partial<LedgerEntry> = {}): LedgerEntry => ({
  itemId: title,
  title,
  state: "to-transfer",
  sets: 1,
  jobs: 0,
  reason: null,
  ...given,
});
const placed = (title: string, sets = 1) => entry(title, { state: "placed", sets, jobs: sets });

test("order products are with jobs, held, excluded or still to do, and nothing else", () => {
  const ledger = ledgerOf([
    placed("Cards"),
    entry("Flyers", { state: "held", reason: "artwork missing" }),
    entry("Mugs", { state: "excluded", reason: "made in house" }),
    entry("Signs"),
  ]);
  expect(ledger.sentence).toBe(
    "4 order products = 1 with jobs + 1 held + 1 excluded + 1 still to do (Signs).",
  );
  expect(ledger.lines.map(({ title, place }) => [title, place])).toEqual([
    ["Cards", "jobs"],
    ["Flyers", "held"],
    ["Mugs", "excluded"],
    ["Signs", "open"],
  ]);
  expect(ledger.withJobs + ledger.held + ledger.excluded + ledger.open.length).toBe(ledger.orderProducts);
});

test.each<[string, readonly LedgerEntry[], boolean]>([
  ["an order whose products all have jobs is complete", [placed("A"), placed("B", 2)], true],
  [
    "an excluded product does not hinder",
    [placed("A"), entry("B", { state: "excluded", reason: "refunded" })],
    true,
  ],
  ["a product nobody has looked at hinders", [placed("A"), entry("B")], false],
  ["a held product hinders", [placed("A"), entry("B", { state: "held", reason: "x" })], false],
  ["a product in doubt hinders", [placed("A"), entry("B", { state: "in-doubt" })], false],
  ["two of three sets placed hinder", [entry("A", { state: "partly-placed", sets: 3, jobs: 2 })], false],
  ["exclusion without a reason does not count", [entry("A", { state: "excluded" })], false],
  ["a typed job id counts as a job", [entry("A", { jobs: 1 })], true],
  [
    "a job that was cancelled is open again until it is reprinted or a reason is given",
    [entry("A", { state: "cancelled" })],
    false,
  ],
  ["an order without products is never complete", [], false],
])("%s", (_title, entries, isComplete) => {
  expect(ledgerOf(entries).isComplete).toBe(isComplete);
});
