import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { carrierOf, fetchStatusFeed, findTrackingNumbers, readStatusFeed } from "@overprint/fourover";
import { jobStatuses } from "@overprint/fourover/reference";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aJob, anOrder, aPrinter } from "./world.ts";

const feed = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Status</title>${items
    .map((item) => `<item>${item}</item>`)
    .join("")}</channel></rss>`;
const only = (item: string) => {
  const reading = readStatusFeed(feed(item));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.items[0];
};

describe("an item", () => {
  test("gives job id, status, tracking and time, and its raw text is kept", () => {
    const raw =
      "<title>Z8291000137-001 - Complete: Shipped</title><description>Tracking number: 1Z2A61010358895672</description><pubDate>Wed, 04 Mar 2026 15:48:50 GMT</pubDate>";
    expect(only(raw)).toEqual({
      jobId: "Z8291000137-001",
      statusLabel: "Complete: Shipped",
      trackingNumbers: ["1Z2A61010358895672"],
      at: "2026-03-04T15:48:50.000Z",
      title: "Z8291000137-001 - Complete: Shipped",
      raw,
    });
  });

  test.each(["title", "description", "link", "guid"])("names its job in its %s", (element) => {
    expect(only(`<${element}>job X6599021873-001 of yours</${element}>`)?.jobId).toBe("X6599021873-001");
  });

  test("is read through CDATA, markup and entities, resolved once", () => {
    const item = only(
      "<description><![CDATA[<b>Z8291000137-001</b> is &lt;On Press&gt; &amp;lt; &#38; &#x26;]]></description>",
    );
    expect(item).toMatchObject({ jobId: "Z8291000137-001", statusLabel: "On Press" });
  });

  test.each(["&#x110000;", "&#9999999;", "&#0;", "&unknown;"])("survives the entity %s", (entity) => {
    expect(only(`<title>${entity} Z8291000137-001 New</title>`)?.jobId).toBe("Z8291000137-001");
  });

  test("with a longer label is not taken for a shorter one inside it", () => {
    expect(only("<title>On Hold: Awaiting Proof Approval</title>")?.statusLabel).toBe(
      "On Hold: Awaiting Proof Approval",
    );
    expect(only("<title>Complete: Shipment Delivery Confirmed</title>")?.statusLabel).toBe(
      "Complete: Shipment Delivery Confirmed",
    );
    expect(only("<title>Renewed order</title>")?.statusLabel).toBeNull();
  });

  test("is recognised under every published label", () => {
    for (const { label } of jobStatuses.filter((status) => status.label !== "Status"))
      expect(only(`<title>Z8291000137-001: ${label}</title>`)?.statusLabel).toBe(label);
  });

  test("that says nothing known is kept and counted", () => {
    const reading = readStatusFeed(
      feed("<title>Holiday hours</title>", "<title>Z8291000137-001 New</title>"),
    );
    expect(reading).toMatchObject({ ok: true, unrecognised: 1, items: [{}, {}] });
  });

  test("without a readable date has none", () => {
    expect(only("<pubDate>soon</pubDate>")?.at).toBeNull();
    expect(only("<updated>2026-03-04T15:48:50Z</updated>")?.at).toBe("2026-03-04T15:48:50.000Z");
  });
});

test("several items of a job are sorted newest first, and the job is named as a duplicate", () => {
  const at = (day: number, label: string) =>
    `<title>Z8291000137-001 ${label}</title><pubDate>0${day} Mar 2026 00:00:00 GMT</pubDate>`;
  const reading = readStatusFeed(feed(at(1, "New"), at(3, "On Press"), at(2, "Plated")));
  if (!reading.ok) throw new Error(reading.problem);
  expect(reading.items.map((item) => item.statusLabel)).toEqual(["On Press", "Plated", "New"]);
  expect(reading.duplicates).toEqual(["Z8291000137-001"]);
});

test.each([
  ["", "not-a-feed"],
  ["<!doctype html><html></html>", "not-a-feed"],
  ['{"entities":[]}', "not-a-feed"],
  ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', "hostile-xml"],
  ['<rss><channel><!ENTITY x SYSTEM "file:///etc/passwd"></channel></rss>', "hostile-xml"],
  ["<rss><channel><item><title>cut he", "truncated"],
])("%j is refused as %s", (text, problem) => {
  expect(readStatusFeed(text)).toEqual({ ok: false, problem });
});

test("a feed cut short yields its whole items and says so", () => {
  const whole = feed("<title>Z8291000137-001 New</title>", "<title>Z8291000274-001 New</title>");
  const reading = readStatusFeed(whole.slice(0, whole.indexOf("Z8291000274")));
  expect(reading).toMatchObject({ ok: true, truncated: true, items: [{ jobId: "Z8291000137-001" }] });
});

test("a feed of more items than any account has is refused", () => {
  expect(readStatusFeed(feed(...Array.from({ length: 20_001 }, () => "")))).toEqual({
    ok: false,
    problem: "too-many-items",
  });
});

test.each([
  ["an unclosed element, a million times", "<title".repeat(300_000)],
  ["an open attribute, a million times", "<pubDate a=".repeat(200_000)],
  ["entities without end", "&#x1;".repeat(300_000)],
  ["the word tracking without end", "tracking ".repeat(200_000)],
  ["half a tracking number without end", "1Z".repeat(500_000)],
  ["items that do not close", "<item>".repeat(300_000)],
])(
  "%s is read in a time that grows with its length, not with its square",
  (_what, evil) => {
    readStatusFeed(`<rss><item>${evil}</item></rss>`);
    findTrackingNumbers(evil.slice(0, 500_000));
    // It takes a fraction of a second; the square of a million would take many minutes.
  },
  60_000,
);

test.each([
  ["1Z2A61010358895672", "UPS"],
  ["9400111899223197428490", "USPS"],
  ["PUR123456789", "Purolator"],
  ["123456789012", "FedEx"],
  ["1234567890", "DHL"],
  ["ABC", "unknown"],
])("%s is a number of %s", (number, carrier) => {
  expect(carrierOf(number)).toBe(carrier);
});

test("tracking numbers are found as UPS anywhere, others after the word, each once", () => {
  expect(findTrackingNumbers("ref 123456789012")).toEqual([]);
  expect(findTrackingNumbers("Tracking numbers: PUR123456789, PUR987654321; PUR123456789")).toEqual([
    "PUR123456789",
    "PUR987654321",
  ]);
  expect(findTrackingNumbers("1z2a61010358895672 tracking no. 1Z2A61010358895672")).toEqual([
    "1Z2A61010358895672",
  ]);
});

describe("the feed of an account", () => {
  let printer: Awaited<ReturnType<typeof aPrinter>>;
  let jobId: string;
  beforeAll(async () => {
    printer = await aPrinter({ products: 50 });
    const placed = await printer.client.orders.place(
      anOrder("PO-1", [aJob("PO-1-1"), aJob("Café-2"), aJob("PO-1-3"), aJob("PO-1-4")]),
    );
    jobId = placed.jobs[0]?.job_id ?? "";
    printer.control.ship(jobId, ["1Z2A61010358895672"]);
  });
  afterEach(() => printer.control.clearInjections());
  afterAll(() => printer.simulator.close());
  const fetchFeed = (options = {}) => fetchStatusFeed(printer.simulator.feedUrl, options);

  test("follows the same state as the API", async () => {
    const result = await fetchFeed();
    if (result.kind !== "read") throw new Error(result.kind);
    expect(result.reading.items.find((item) => item.jobId === jobId)).toMatchObject({
      statusLabel: "Complete: Shipped",
      trackingNumbers: ["1Z2A61010358895672"],
      at: (await printer.control.job(jobId))?.history.at(-1)?.at.replace(/\.\d+Z$/, ".000Z"),
    });
  });

  test("is not sent again while it has not changed", async () => {
    const first = await fetchFeed();
    if (first.kind !== "read") throw new Error(first.kind);
    expect(await fetchFeed({ etag: first.etag })).toEqual({ kind: "unchanged" });
    printer.control.moveJob(jobId, "Complete: Delivered");
    expect(await fetchFeed({ etag: first.etag })).toMatchObject({ kind: "read" });
    printer.control.moveJob(jobId, "Complete: Shipped");
  });

  test.each([
    ["feed-html", "not-a-feed"],
    ["feed-bomb", "hostile-xml"],
    ["feed-huge", "too-large"],
    ["server-error", "http-error"],
    ["reset-mid-body", "unreachable"],
    ["empty-body", "not-a-feed"],
  ] as const)("that meets %s failed as %s, and never throws", async (situation, problem) => {
    printer.control.inject({ situation });
    const result = await fetchFeed();
    expect(result).toMatchObject({ kind: "failed", problem });
    expect(JSON.stringify(result)).not.toContain("simfeed1");
  });

  test("that is cut short says so; a stale one shows its age", async () => {
    printer.control.inject({ situation: "feed-truncated", times: 1 });
    expect(await fetchFeed()).toMatchObject({ reading: { truncated: true } });
    printer.control.inject({ situation: "feed-stale", times: 1 });
    const stale = await fetchFeed();
    if (stale.kind !== "read") throw new Error(stale.kind);
    expect(stale.reading.items.every((item) => item.at === "2024-01-01T00:00:00.000Z")).toBe(true);
  });

  test("in another encoding is decoded as it declares", async () => {
    printer.control.inject({ situation: "feed-latin1" });
    const result = await fetchFeed();
    if (result.kind !== "read") throw new Error(result.kind);
    expect(result.reading.items.some((item) => item.raw.includes("Café-2"))).toBe(true);
  });

  test("that takes too long is given up, and an abort is the caller's own", async () => {
    printer.control.inject({ situation: "slow", delayMs: 600_000 });
    expect(await fetchFeed({ timeoutMs: 100 })).toMatchObject({ kind: "failed", problem: "timeout" });
    await expect(fetchFeed({ signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow("stopped");
  });

  test("behind a wrong token or nobody at all is a failure in words without the address", async () => {
    expect(await fetchStatusFeed(`${printer.simulator.url}/feed/rss.php?id=secret99`)).toEqual({
      kind: "failed",
      problem: "http-error",
      detail: "HTTP 404",
    });
    expect(await fetchStatusFeed("http://127.0.0.1:9/feed/rss.php?id=secret99")).toEqual({
      kind: "failed",
      problem: "unreachable",
      detail: "the connection failed",
    });
  });
});

test("a feed without end is given up at the limit, however it is sent", async () => {
  const server = createServer((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
    };
    response.on("drain", more).write("<rss>");
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await fetchStatusFeed(url, { maxBytes: 300_000 })).toMatchObject({ problem: "too-large" });
  server.closeAllConnections();
  server.close();
});

test("a feed in UTF-16 with a byte order mark is read", async () => {
  const text = feed("<title>Z8291000137-001 New</title>");
  const server = createServer((_request, response) =>
    response.end(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const result = await fetchStatusFeed(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(result).toMatchObject({ kind: "read", reading: { items: [{ jobId: "Z8291000137-001" }] } });
});
