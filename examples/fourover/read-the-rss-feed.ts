// The account's RSS feed: status and tracking without API keys. Its address is a secret.
import { fetchStatusFeed } from "@overprint/fourover";

const result = await fetchStatusFeed(
  process.env.FOUROVER_FEED_URL ?? "http://127.0.0.1:4010/feed/rss.php?id=simfeed1",
);
switch (result.kind) {
  case "unchanged":
    console.log("Nothing new.");
    break;
  case "failed":
    console.log(`The feed could not be read: ${result.problem}.`);
    break;
  case "read":
    for (const item of result.reading.items)
      console.log([item.jobId, item.statusLabel, ...item.trackingNumbers].join(" | "));
}
