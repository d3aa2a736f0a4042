import { bucketTitles, type Carrier, type StatusBucket, statusBuckets } from "@overprint/core/status";
import type { Tone } from "../../components/status-badge.tsx";

const tones: Readonly<Record<StatusBucket, Tone>> = {
  "waiting-for-us": "attention",
  accepted: "waiting",
  "in-production": "going",
  trouble: "bad",
  leaving: "going",
  shipped: "good",
  delivered: "good",
  closed: "off",
};

/** The tone of a status of the printer; a label that nobody has sorted asks for attention. */
export const toneOf = (bucket: StatusBucket | null, label: string | null): Tone =>
  bucket === null ? (label === null ? "waiting" : "attention") : tones[bucket];

export const bucketOptions = statusBuckets.map((value) => ({ value, label: bucketTitles[value] }));

export const sourceTitles = {
  api: "API",
  feed: "RSS feed",
  push: "Push",
  transfer: "Our transfer",
  person: "A person",
} as const;

/** The words of a concern's key, as they stand beside a job. */
export function concernWords(key: string): string {
  const [code, label] = key.split(/:(.*)/s);
  return (
    {
      "job-not-found": "Unknown to this account",
      "job-not-in-feed": "Not in the RSS feed",
      "job-left-feed": "Left the RSS feed",
      "job-waiting": `Waits for us: ${label}`,
      "job-trouble": `Trouble: ${label}`,
      "job-silent": "Silent longer than usual",
      "job-late": "Past its promised date",
      "job-will-be-late": "Will probably be late",
      "job-without-tracking": "Shipped, no tracking number",
    }[code ?? ""] ?? key
  );
}

export const carrierWords = (carrier: Carrier): string =>
  carrier === "unknown" ? "Carrier unknown" : carrier;
