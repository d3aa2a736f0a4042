/** What the simulator can be told to do wrong. `at` is the moment: before the request is carried out, or after. */
export const situations = {
  "accepts-but-never-answers": { routes: /^POST \/orders$/, what: "takes the order and never answers" },
  "answers-500-after-accepting": { routes: /^POST \/orders$/, what: "takes the order and answers HTTP 500" },
  "resets-after-accepting": {
    routes: /^POST \/orders$/,
    what: "takes the order and breaks the connection in the middle of the answer",
  },
  "accepts-some-jobs": {
    routes: /^POST \/orders$/,
    what: "takes the first job and refuses the others with a reason",
  },
  "refuses-before-accepting": { routes: /^POST \/orders$/, what: "answers HTTP 500 and takes nothing" },
  "success-without-job-ids": {
    routes: /^POST \/orders$/,
    what: "takes the order and answers Success with no job id",
  },
  "job-ids-as-array": { routes: /^POST \/orders$/, what: "answers job ids as a list of texts" },
  "job-ids-as-objects": { routes: /^POST \/orders$/, what: "answers job ids as a list of objects" },
  "payment-missing": { routes: /^POST \/orders$/, what: "refuses the order for want of a payment" },
  "expired-card": { routes: /^POST \/orders$/, what: "refuses the order because the card has expired" },
  "rate-limited": { routes: /./, what: "answers 429 without a delay" },
  "rate-limited-with-delay": { routes: /./, what: "answers 429 with Retry-After: 1" },
  slow: { routes: /./, what: "answers late" },
  "malformed-json": { routes: /./, what: "answers JSON that does not parse" },
  html: { routes: /./, what: "answers an HTML page with HTTP 200" },
  "empty-body": { routes: /./, what: "answers HTTP 200 with an empty body" },
  "reset-mid-body": { routes: /./, what: "breaks the connection in the middle of the answer" },
  "server-error": { routes: /./, what: "answers HTTP 503 and does nothing" },
  "price-drifted": { routes: /productquote$/, what: "quotes 15 % more than the price list" },
  "product-vanished": {
    routes: /productquote$|^POST \/shippingquote$/,
    what: "says the combination is not offered",
  },
  "address-ambiguous": { routes: /addressvalidation$|shippingquote$/, what: "finds the address ambiguous" },
  "address-invalid": { routes: /addressvalidation$/, what: "cannot find the address" },
  "preflight-finding": { routes: /^POST \/files$/, what: "finds something in the artwork; say which code" },
  "feed-truncated": { routes: /rss\.php$/, what: "cuts the feed short" },
  "feed-stale": { routes: /rss\.php$/, what: "serves an old feed" },
  "feed-html": { routes: /rss\.php$/, what: "serves an HTML page instead of the feed" },
  "feed-bomb": { routes: /rss\.php$/, what: "serves XML that defines entities of entities" },
  "feed-huge": { routes: /rss\.php$/, what: "serves a feed of 50 MB" },
} as const satisfies Record<string, { readonly routes: RegExp; readonly what: string }>;

export type Situation = keyof typeof situations;
export const isSituation = (name: string): name is Situation => name in situations;
