import { z } from "zod";
import { readCents, readDecimal } from "../amount.ts";

/** Whole US cents, from text or a JSON number. */
export const cents = z.union([z.string(), z.number()]).transform((value, context) => {
  const read = readCents(value);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: `not an amount: ${String(value).slice(0, 20)}` });
  return z.NEVER;
});

/** Text that may be missing or `null`: `""`. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

/** `true`, `"true"`, `1` and their opposites; missing is `false`. */
export const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => value === true || value === 1 || /^(true|1)$/i.test(String(value ?? "")));

/** A count written as a number or as text: `"1"`. */
export const count = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);

/** An exact decimal as a whole number of millionths; missing or `null` stays `null`. */
export const millionths = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === "") return null;
    const read = readDecimal(value, 6);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: `not a decimal: ${String(value).slice(0, 20)}` });
    return z.NEVER;
  });
