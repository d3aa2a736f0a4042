/** What the simulated store can be told to do wrong. `calls` matches `token`, `query <root>` or `mutation <root>`. */
export const situations = {
  "token-refused": { calls: /^token$/, what: "refuses the client id and secret" },
  "ip-not-allowed": { calls: /./, what: "answers 403 to this server, as an IP allow-list does" },
  "token-expired": { calls: /^(query|mutation) /, what: "forgets every token and answers 401" },
  "token-expired-in-body": {
    calls: /^(query|mutation) /,
    what: "forgets every token and answers HTTP 200 with UNAUTHENTICATED",
  },
  "rate-limited": { calls: /^(query|mutation) /, what: "answers 429 and does nothing" },
  "server-error": { calls: /^(query|mutation) /, what: "answers 503 and does nothing" },
  slow: { calls: /./, what: "answers late" },
  html: { calls: /^(query|mutation) /, what: "answers the store front's HTML with HTTP 200" },
  "malformed-json": { calls: /^(query|mutation) /, what: "answers JSON that does not parse" },
  "accepts-but-never-answers": { calls: /^mutation /, what: "carries out the write and never answers" },
  "answers-500-after-accepting": { calls: /^mutation /, what: "carries out the write and answers HTTP 500" },
  "resets-after-accepting": { calls: /^mutation /, what: "carries out the write and breaks the connection" },
  "result-false": { calls: /^mutation /, what: "answers result: false with a reason and does nothing" },
  "result-false-as-text": { calls: /^mutation /, what: 'answers result: "false" and does nothing' },
  "success-without-id": { calls: /^mutation /, what: "answers success without an id and does nothing" },
  "success-without-change": { calls: /^mutation /, what: "answers success with an id and does nothing" },
  "one-row-fails": { calls: /^mutation /, what: "refuses the second row of a list and takes the others" },
  "partial-data": { calls: /./, what: "answers data and errors side by side" },
  "short-pages": { calls: /^query /, what: "answers at most two rows a page, with the full total" },
  "repeated-page": { calls: /^query /, what: "answers the first page whatever the offset" },
  "total-changes": { calls: /^query /, what: "answers another total on every page" },
  "root-missing": { calls: /^(query|mutation) /, what: "does not know the root, as an older store" },
} as const satisfies Record<string, { readonly calls: RegExp; readonly what: string }>;

export type Situation = keyof typeof situations;
export const isSituation = (name: string): name is Situation => name in situations;
