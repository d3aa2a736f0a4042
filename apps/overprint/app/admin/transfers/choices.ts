import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/choices.ts";

/** Products or customers whose words contain what was typed. */
export async function loader({ request, context }: Route.LoaderArgs) {
  person(context);
  const { choices } = context.get(overprintContext).transfer;
  const asked = new URL(request.url).searchParams;
  const search = (asked.get("q") ?? "").trim().slice(0, 100);
  const found = await (asked.get("of") === "customers"
    ? choices.customers(search)
    : choices.products(search));
  return { found };
}
