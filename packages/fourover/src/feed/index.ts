export { type FeedFetchOptions, type FeedResult, fetchStatusFeed } from "./fetch-feed.ts";
export { type FeedItem, type FeedProblem, readStatusFeed, type StatusFeedReading } from "./read-feed.ts";
export { carrierOf, findTrackingNumbers } from "./tracking.ts";
