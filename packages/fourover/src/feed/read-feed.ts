import { jobStatuses } from "../reference/job-statuses.ts";
import { scanItems, textOf } from "./scan.ts";
import { findTrackingNumbers } from "./tracking.ts";

/** One item of the feed, as far as it was recognised. `raw` is kept for support, cut at 4,000 characters. */
export type FeedItem = {
  readonly jobId: string | null;
  /** The longest known status label in the text; `null` when none is. */
  readonly statusLabel: string | null;
  readonly trackingNumbers: readonly string[];
  /** ISO time, from `pubDate`; `null` when absent or unreadable. */
  readonly at: string | null;
  readonly title: string;
  readonly raw: string;
};

/** Why a feed is not read at all. */
export type FeedProblem = "not-a-feed" | "hostile-xml" | "truncated" | "too-large" | "too-many-items";

/** A reading: items newest first, which jobs stand there more than once, and how many items name no job. */
export type StatusFeedReading =
  | {
      readonly ok: true;
      readonly items: readonly FeedItem[];
      readonly duplicates: readonly string[];
      readonly unrecognised: number;
      readonly truncated: boolean;
    }
  | { readonly ok: false; readonly problem: FeedProblem };

const jobIdPattern = /\b[A-Z]\d{8,12}-\d{3}\b/;
const labels = jobStatuses
  .map((status) => status.label)
  .filter((label) => label !== "Status")
  .sort((a, b) => b.length - a.length);
const lowerLabels = labels.map((label) => ({ label, lower: label.toLowerCase() }));
const mostItems = 20_000;
/** Longer items are not status notices; what lies beyond is not read. */
const mostItemText = 20_000;

/**
 * Reads the account's RSS feed. Its item format is not published, so everything is recognised by pattern: job id, the longest
 * known label, tracking by carrier form, `pubDate`. Linear in the length of the text; never throws.
 *
 * A feed cut short still yields its whole items and says `truncated`. `DOCTYPE` and entities of its own are refused.
 *
 * @source assumed: RSS 2.0 (existence of the feed: help.onprintshop.com/4Over_Integration)
 */
export function readStatusFeed(xml: string): StatusFeedReading {
  const head = xml.slice(0, 4096);
  if (/<!DOCTYPE\s+html|<html[\s>]/i.test(head)) return { ok: false, problem: "not-a-feed" };
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, problem: "hostile-xml" };
  if (!/<(rss|feed|rdf:RDF)[\s>]/i.test(head)) return { ok: false, problem: "not-a-feed" };
  const scanned = scanItems(xml, mostItems);
  if (scanned.tooMany) return { ok: false, problem: "too-many-items" };
  const truncated = scanned.truncated || !/<\/(rss|feed|rdf:RDF)\s*>/i.test(xml.slice(-512));
  if (truncated && scanned.items.length === 0) return { ok: false, problem: "truncated" };
  return { ok: true, ...sorted(scanned.items.map(readItem)), truncated };
}

function readItem(item: string): FeedItem {
  const raw = item.slice(0, mostItemText);
  const text = textOf(raw);
  return {
    jobId: jobIdPattern.exec(text)?.[0] ?? null,
    statusLabel: longestLabel(text),
    trackingNumbers: findTrackingNumbers(text),
    at: readDate(raw),
    title: textOf(/<title(?:\s[^<>]{0,200})?>([\s\S]{0,1000}?)<\/title>/i.exec(raw)?.[1] ?? "").trim(),
    raw: raw.slice(0, 4000),
  };
}

function longestLabel(text: string): string | null {
  const lower = text.toLowerCase();
  return lowerLabels.find((known) => isWordIn(lower, known.lower))?.label ?? null;
}

function isWordIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!/[a-z]/.test(text[at - 1] ?? " ") && !/[a-z]/.test(text[at + word.length] ?? " ")) return true;
  }
  return false;
}

function readDate(raw: string): string | null {
  const text = /<(?:pubDate|updated|dc:date)(?:\s[^<>]{0,200})?>([^<]{1,64})</i.exec(raw)?.[1]?.trim();
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Newest first where a job stands twice; the duplicates are named. */
function sorted(items: readonly FeedItem[]) {
  const byTime = items.toSorted((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  const ids = byTime.flatMap((item) => item.jobId ?? []);
  const seen = new Set<string>();
  const duplicates = [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))];
  return { items: byTime, duplicates, unrecognised: byTime.filter((item) => item.jobId === null).length };
}
