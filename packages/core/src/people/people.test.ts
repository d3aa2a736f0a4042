import { expect, test } from "vitest";
import { minutesToWait, type Person, personChangeRefusal } from "./index.ts";

const aPerson = (id: string, role: Person["role"]): Person => ({
  id,
  name: id,
  email: `${id}@shop.example`,
  role,
  mustChangePassword: false,
  hasSecondFactor: false,
  createdAt: "2026-03-02T15:00:00.000Z",
  lastSeenAt: null,
});
const jane = aPerson("jane", "owner");
const otto = aPerson("otto", "operator");

test("the last owner can neither be removed nor become an operator", () => {
  expect(personChangeRefusal(jane, [jane, otto], otto, "remove")?.kind).toBe("last-owner");
  expect(personChangeRefusal(jane, [jane, otto], jane, { role: "operator" })?.kind).toBe("last-owner");
});

test("an owner beside another owner may become an operator", () => {
  const mona = aPerson("mona", "owner");
  expect(personChangeRefusal(jane, [jane, mona], mona, { role: "operator" })).toBe(null);
});

test("nobody removes their own account", () => {
  expect(personChangeRefusal(jane, [jane, aPerson("mona", "owner")], jane, "remove")?.kind).toBe(
    "own-account",
  );
});

const now = new Date("2026-03-02T15:00:00Z");

test("nine wrong passwords are not yet a reason to wait", () => {
  expect(minutesToWait({ ofAccount: 9, fromAddress: 9, oldestAt: "2026-03-02T14:50:00Z" }, now)).toBe(null);
});

test("after ten wrong passwords an account waits until the first of them is a quarter of an hour old", () => {
  expect(minutesToWait({ ofAccount: 10, fromAddress: 10, oldestAt: "2026-03-02T14:50:00Z" }, now)).toBe(5);
});

test("an address that tries many accounts waits as well", () => {
  expect(minutesToWait({ ofAccount: 1, fromAddress: 30, oldestAt: "2026-03-02T14:59:30Z" }, now)).toBe(15);
});
