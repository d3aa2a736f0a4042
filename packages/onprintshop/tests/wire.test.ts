import { describe, expect, test } from "vitest";
import { redact } from "../src/errors.ts";
import { decimal, json, list, object, one, text, whole } from "../src/wire.ts";
import { writtenId, writtenRows } from "../src/written.ts";

describe("values as OnPrintShop writes them", () => {
  test("an id is a number however it is written", () => {
    expect([40125, "40125", "", undefined, null].map((value) => whole.parse(value))).toEqual([
      40125,
      40125,
      null,
      null,
      null,
    ]);
    expect(whole.safeParse("abc").success).toBe(false);
  });
  test("an amount keeps its own digits", () => {
    expect(["31.5", 31.5, "1,204.10", ""].map((value) => decimal.parse(value))).toEqual([
      "31.5",
      "31.5",
      "1204.10",
      null,
    ]);
    expect(decimal.safeParse("free").success).toBe(false);
  });
  test("JSON sent as text is parsed, and a file name stays a file name", () => {
    expect(json.parse('{"AO-1":{"Heading":"Coating"}}')).toEqual({ "AO-1": { Heading: "Coating" } });
    expect(json.parse("card.pdf")).toBe("card.pdf");
    expect(json.parse("{not json")).toBe("{not json");
  });
  test("a list may come as one object, and one object as a list", () => {
    const row = object({ title: text });
    expect(list(row).parse({ title: "UPS" })).toEqual([{ title: "UPS" }]);
    expect(list(row).parse(null)).toEqual([]);
    expect(one(row).parse([{ title: "UPS" }])).toEqual({ title: "UPS" });
  });
});

describe("what became of a write", () => {
  const reply = { result: "true", message: null, id: 512, index: 0 };
  test("rows are matched by their index, not by their order", () => {
    const rows = writtenRows(
      [
        { ...reply, index: 1, id: 8 },
        { ...reply, index: 0, id: 7 },
      ],
      [0, 0],
    );
    expect(rows.map((row) => row.ok && row.id)).toEqual([7, 8]);
  });
  test("a refusal may be the text false", () => {
    expect(writtenRows([{ ...reply, result: "false", message: "Invalid category", id: null }], [0])).toEqual([
      { ok: false, reason: "Invalid category", isSilent: false },
    ]);
  });
  test("success without an id counts as nothing stored", () => {
    expect(writtenRows([{ ...reply, id: null }], [0])).toEqual([
      { ok: false, reason: "OnPrintShop answered success and stored nothing", isSilent: true },
    ]);
    expect(() =>
      writtenId({ result: "true", message: null, id: null }, { operation: "SetOrder", root: "setOrder" }),
    ).toThrow("nothing was stored");
  });
  test("an update need not name the id again", () => {
    expect(writtenRows([{ ...reply, id: null }], [512])[0]).toMatchObject({ ok: true, id: 512 });
  });
  test("a row without an answer counts as not done", () => {
    expect(writtenRows([reply], [0, 0])[1]).toMatchObject({ ok: false, isSilent: true });
  });
});

test("secrets, tokens, mail addresses and signed queries never reach a message", () => {
  const shown = redact(
    'Bearer eyJabc.def client_secret=hunter2 {"access_token":"t0ken","delivery_telephone":"555"} jane@shop.test https://cdn/x.pdf?X-Amz-Signature=abc',
  );
  for (const secret of ["eyJabc", "hunter2", "t0ken", "555", "jane@", "=abc"])
    expect(shown).not.toContain(secret);
});
