const anyRoute = /^/;
const orders = /^POST \/orders$/;
const quotes = /productquote$|^POST \/shippingquote$|^POST \/orders$/;
const lists = /^GET (?!.*rss\.php)/;
const feed = /rss\.php$/;

/** What the simulator can be told to do wrong: which calls it concerns, and what the printer then does, in plain words. */
export const situations = {
  "accepts-but-never-answers": { routes: orders, what: "takes the order and never answers" },
  "answers-500-after-accepting": { routes: orders, what: "takes the order and answers HTTP 500" },
  "resets-after-accepting": {
    routes: orders,
    what: "takes the order and breaks the connection before it answers",
  },
  "accepts-some-jobs": {
    routes: orders,
    what: "takes the first job of an order and refuses the others with a reason",
  },
  "refuses-before-accepting": { routes: orders, what: "answers HTTP 500 and takes nothing" },
  "success-without-job-ids": { routes: orders, what: "takes the order and answers Success with no job id" },
  "job-ids-as-array": { routes: orders, what: "answers job ids as a list of texts, as it used to" },
  "job-ids-as-objects": { routes: orders, what: "answers job ids as a list of objects" },
  "payment-missing": { routes: orders, what: "refuses the order for want of a payment" },
  "expired-card": { routes: orders, what: "refuses the order because the card has expired" },
  "cancel-refused": {
    routes: /^DELETE \/orders\//,
    what: "says that the job has progressed too far for cancellation",
  },
  "rate-limited": { routes: anyRoute, what: "answers 429 without naming a delay" },
  "rate-limited-with-delay": { routes: anyRoute, what: "answers 429 with Retry-After: 1" },
  "authentication-refused": { routes: anyRoute, what: "refuses the key" },
  slow: { routes: anyRoute, what: "answers late, after 30 to 50 seconds unless a delay is given" },
  "malformed-json": { routes: anyRoute, what: "answers JSON that does not parse" },
  html: { routes: anyRoute, what: "answers an HTML page with HTTP 200" },
  "empty-body": { routes: anyRoute, what: "answers HTTP 200 with an empty body" },
  "reset-mid-body": { routes: anyRoute, what: "breaks the connection in the middle of the answer" },
  "server-error": { routes: anyRoute, what: "answers HTTP 503 and does nothing" },
  "error-with-200": { routes: anyRoute, what: "answers its error envelope with HTTP 200 and does nothing" },
  "message-as-object": {
    routes: anyRoute,
    what: "refuses with a message that is an object with a description, and does nothing",
  },
  "plain-text-refusal": { routes: anyRoute, what: "refuses with a plain sentence and does nothing" },
  "price-drifted": { routes: /productquote$|^POST \/orders$/, what: "asks 15 % more than its price list" },
  "product-vanished": { routes: quotes, what: "no longer offers the combination" },
  "address-ambiguous": {
    routes: /addressvalidation$|shippingquote$|^POST \/orders$/,
    what: "finds the address ambiguous",
  },
  "address-invalid": { routes: /addressvalidation$|shippingquote$/, what: "cannot find the address" },
  "preflight-finding": {
    routes: /^POST \/files$/,
    what: "finds something in the artwork; the code says what (102 unless another is given)",
  },
  "tracking-as-list": { routes: /\/tracking$/, what: "answers tracking numbers as a list" },
  "tracking-withheld": {
    routes: /\/tracking$/,
    what: "answers no tracking number although the job has shipped",
  },
  "list-repeats-rows": {
    routes: /^GET \/printproducts\/products$/,
    what: "repeats a row and skips another at each page of the list of all products",
  },
  "list-repeats-pages": { routes: lists, what: "answers the first page of a list whatever the offset" },
  "feed-truncated": { routes: feed, what: "cuts the feed short" },
  "feed-stale": { routes: feed, what: "serves an old feed" },
  "feed-html": { routes: feed, what: "serves an HTML page instead of the feed" },
  "feed-bomb": { routes: feed, what: "serves XML that defines entities of entities" },
  "feed-huge": { routes: feed, what: "serves a feed of 50 MB" },
  "feed-latin1": { routes: feed, what: "serves the feed in ISO-8859-1, as its XML declaration says" },
} as const satisfies Record<string, { readonly routes: RegExp; readonly what: string }>;

/** The name of something the simulator can be told to do wrong. */
export type Situation = keyof typeof situations;
export const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name);
