import type { Context } from "hono";
import type { Struck } from "../faults/injector.ts";

/** `max` and `offset` as the printer takes them: 20 rows unless told, other names ignored. */
export function asked(context: Context, most: number): { readonly max: number; readonly offset: number } {
  const whole = (name: string) => {
    const number = Number(context.req.query(name));
    return Number.isInteger(number) && number >= 0 ? number : 0;
  };
  const struck: Struck | undefined = context.get("struck");
  const repeats = struck?.has("list-repeats-pages") ?? false;
  return { max: Math.min(whole("max") || 20, most), offset: repeats ? 0 : whole("offset") };
}
