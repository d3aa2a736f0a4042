import { redirect } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/sign-out";

export const loader = () => redirect("/admin");

export async function action({ request, context }: Route.ActionArgs) {
  const { headers } = await context.get(overprintContext).auth.signOut(request.headers);
  return redirect("/admin/sign-in", { headers });
}
