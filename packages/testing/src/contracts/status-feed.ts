import type { StatusFeed } from "@overprint/core/status";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A feed to test. It holds one job on press and one shipped with a tracking number. */
export type FeedWorld = {
  readonly feed: StatusFeed;
  readonly onPress: string;
  readonly shipped: { readonly jobId: string; readonly trackingNumber: string };
  /** From now on the feed is a page for people. */
  readonly becomePage: () => void;
  readonly close: () => Promise<void>;
};

const never = { etag: null, lastModified: null };

/** What every status feed promises. */
export function statusFeedContract(name: string, open: () => Promise<FeedWorld>): void {
  describe(`the status feed port: ${name}`, () => {
    let world: FeedWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test("the feed tells the present state of each job", async () => {
      const reading = await world.feed.fetch(never);
      if (reading.kind !== "read") throw new Error(`the feed is ${reading.kind}`);
      const of = (jobId: string) => reading.observations.find((one) => one.jobId === jobId);
      expect(of(world.onPress)).toMatchObject({ source: "feed", label: "On Press", trackingNumbers: [] });
      expect(of(world.shipped.jobId)).toMatchObject({
        label: "Complete: Shipped",
        trackingNumbers: [world.shipped.trackingNumber],
      });
      expect(reading.isComplete).toBe(true);
    });

    test("asked again with what it said of itself, an unchanged feed is not read again", async () => {
      const first = await world.feed.fetch(never);
      if (first.kind !== "read") throw new Error(`the feed is ${first.kind}`);
      expect(await world.feed.fetch({ etag: first.etag, lastModified: first.lastModified })).toEqual({
        kind: "unchanged",
      });
    });

    test("a page that is no feed is unreadable, with a reason and what to do", async () => {
      world.becomePage();
      const reading = await world.feed.fetch(never);
      expect(reading).toMatchObject({
        kind: "unreadable",
        reason: expect.stringMatching(/not a feed/),
        doNext: expect.stringMatching(/Settings/),
      });
    });
  });
}
