import { bigint, text, timestamp } from "drizzle-orm/pg-core";

/** A moment, with zone, read and written as ISO text. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "string", precision: 3 });
/** Whole minor units; the currency stands beside it. Safe integers: up to 90 trillion dollars. */
export const minor = (name: string) => bigint(name, { mode: "number" });
export const currency = (name = "currency") => text(name).$type<"USD" | "CAD">();
