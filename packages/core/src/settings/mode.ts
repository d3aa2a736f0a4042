/** Chosen by a person, shown on every page, never derived from the presence of keys. */
export const modes = ["simulation", "sandbox", "live"] as const;
export type Mode = (typeof modes)[number];

/** Basic: RSS feed and typed job ids. Pro: the API. A setting of the printer account. */
export type IntegrationLevel = "basic" | "pro";
