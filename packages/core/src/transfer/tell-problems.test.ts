import { expect, test } from "vitest";
import type { Problem } from "#problems/index.ts";
import { clearSettled } from "./tell-problems.ts";

const about = (code: string, key: string) =>
  ({ code, key, subjects: [{ kind: "item", id: "item-1", label: "1001" }] }) as unknown as Problem;

test("what is settled ends the order product's problems, but not the files that one of its jobs waits for", async () => {
  const open = [
    about("transfer/refused", "transfer/refused:expired card"),
    about("transfer/files", "transfer/files:job-1"),
    about("status/late", "status/late:Z8291000001-001"),
  ];
  const cleared: string[] = [];
  const problems = {
    open: async () => expect.fail("nothing new is told"),
    clear: async () => expect.fail("the other order products keep the problem"),
    clearSubject: async (key: string, subject: string) => void cleared.push(`${key} of ${subject}`),
    listOpen: async () => open,
  };
  await clearSettled({ problems }, "item-1");
  expect(cleared).toEqual(["transfer/refused:expired card of item-1"]);
});
