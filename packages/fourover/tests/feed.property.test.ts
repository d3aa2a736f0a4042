import assert from "node:assert/strict";
import { readStatusFeed } from "@overprint/fourover";
import { jobStatuses } from "@overprint/fourover/reference";
import fc from "fast-check";
import { test } from "vitest";

const label = fc.constantFrom(...jobStatuses.map((status) => status.label));
const jobId = fc.stringMatching(/^[A-Z]\d{8,12}-\d{3}$/);
const item = fc
  .tuple(jobId, label, fc.date({ noInvalidDate: true }))
  .map(
    ([id, status, at]) =>
      `<item><title>${id} - ${status}</title><guid>${id}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
  );
const feed = fc
  .array(item, { maxLength: 6 })
  .map((items) => `<?xml version="1.0"?><rss version="2.0"><channel>${items.join("")}</channel></rss>`);
const fragment = fc.constantFrom(
  "<item>",
  "</item>",
  "<entry>",
  "</rss>",
  "<title>",
  "</title>",
  "<title",
  "<pubDate>",
  "<![CDATA[",
  "]]>",
  "&amp;",
  "&#x110000;",
  "&#99999999;",
  "&lol;",
  "<!DOCTYPE",
  "<!ENTITY",
  "<!--",
  "\u0000",
  "\ud800",
  "tracking number: ",
  "1Z2A61010358895672",
  "Z8291000137-001",
);

const problems = ["not-a-feed", "hostile-xml", "truncated", "too-many-items"];

/** Nothing it reads may be more than was there. */
function check(text: string): void {
  const reading = readStatusFeed(text);
  if (!reading.ok) {
    assert(problems.includes(reading.problem));
    return;
  }
  for (const one of reading.items) {
    assert(one.jobId === null || text.includes(one.jobId));
    assert(one.at === null || new Date(one.at).toISOString() === one.at);
    assert(text.includes(one.raw));
  }
  assert.equal(reading.unrecognised, reading.items.filter((one) => one.jobId === null).length);
}

test("no arbitrary text makes the reader fail (5,000 texts)", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 30 })
      .map((parts) => parts.join("")),
    fc
      .array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 30 })
      .map((parts) => `<rss><channel><item>${parts.join("")}</item></channel></rss>`),
  );
  fc.assert(fc.property(texts, check), { numRuns: 5_000 });
});

test("no mutation of a feed makes the reader fail (7,000 mutations)", () => {
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 40 }),
    put: fc.oneof(fragment, fc.string({ maxLength: 6 }), fc.constant("")),
  });
  const mutated = fc
    .tuple(feed, fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([text, mutations]) =>
      mutations.reduce((left, { at, cut, put }) => {
        const from = Math.floor(at * left.length);
        return left.slice(0, from) + put + left.slice(from + cut);
      }, text),
    );
  fc.assert(fc.property(mutated, check), { numRuns: 7_000 });
});

test("a feed as we expect it is read whole, at any length (1,000 feeds)", () => {
  fc.assert(
    fc.property(feed, (text) => {
      const reading = readStatusFeed(text);
      assert(reading.ok && !reading.truncated && reading.unrecognised === 0);
      assert.equal(reading.items.length, text.split("<item>").length - 1);
    }),
    { numRuns: 1_000 },
  );
});

test("a feed cut anywhere keeps every item that was whole (2,000 cuts)", () => {
  fc.assert(
    fc.property(feed, fc.double({ min: 0, max: 1, noNaN: true }), (text, where) => {
      const cut = text.slice(0, Math.floor(where * text.length));
      const whole = cut.split("</item>").length - 1;
      const reading = readStatusFeed(cut);
      assert.equal(reading.ok ? reading.items.length : 0, whole);
    }),
    { numRuns: 2_000 },
  );
});
