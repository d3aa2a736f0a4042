import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("turns are given in the order in which they were asked for", async () => {
  const turns = new Turns<string>();
  const order: string[] = [];
  await turns.take("first");
  const second = turns.take("second").then(() => order.push("second"));
  const third = turns.take("third").then(() => order.push("third"));
  expect([turns.holder, turns.waiting]).toEqual(["first", 2]);
  turns.leave("first");
  await second;
  turns.leave("second");
  await third;
  expect(order).toEqual(["second", "third"]);
});

test("who holds the turn takes it again at once, and only the holder gives it away", async () => {
  const turns = new Turns<string>();
  await turns.take("first");
  await turns.take("first");
  turns.leave("somebody else");
  expect(turns.holder).toBe("first");
  turns.leave("first");
  expect(turns.holder).toBe(null);
});
