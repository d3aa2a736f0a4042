import type { FeedState } from "@overprint/core/status";
import { readFeedNow } from "#server/status/read-feed.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";

/** Reads the feed for a person and says what was recognised. */
export async function testFeed(overprint: Overprint, actor: string): Promise<{ readonly notice: Notice }> {
  const outcome = await readFeedNow(overprint, { runId: overprint.newId(), startedBy: actor });
  if (outcome.kind === "no-feed")
    return notDone(
      "There is no address yet",
      "Copy it at 4over under Resources > RSS Feed and paste it here.",
    );
  if (outcome.kind === "too-soon")
    return done(
      "It was read a short while ago",
      "4over's feed is read every 15 minutes at most; what it said is below.",
    );
  return said(outcome.state);
}

function said({ state, counts, reason, doNext }: FeedState) {
  if (state === "unreadable") return notDone(reason ?? "The feed cannot be read", doNext ?? undefined);
  if (state === "cut-short")
    return done("The feed was read as far as it goes", "It ends in the middle; the rest is read next time.");
  if (counts && counts.jobs === 0)
    return notDone(
      "The feed was read, but no job was recognised in it",
      "Nothing was changed. Check that it is the job status feed of your account.",
    );
  if (counts && counts.ours === 0)
    return done(
      `The feed was read: ${counts.jobs} jobs recognised, none of them on your orders`,
      "Type job reference ids on order products. If they are there already, this is the feed of another account.",
    );
  return done(
    "The feed was read",
    counts ? `${counts.jobs} jobs recognised, ${counts.ours} of them yours.` : undefined,
  );
}
