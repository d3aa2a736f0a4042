import { data, type RouterContextProvider, redirect } from "react-router";
import { overprintContext, type SignedIn, sessionContext } from "#server/contexts.ts";

type Args = { readonly request: Request; readonly context: Readonly<RouterContextProvider> };

const signInPath = "/admin/sign-in";
const welcomePath = "/admin/welcome";

/** The admin's one door: stands before every page and action inside the admin's layout. */
export async function requireSession({ request, context }: Args): Promise<void> {
  const who = await signedIn({ request, context });
  if (who.mustChangePassword) throw redirect(welcomePath);
}

/** For the page where somebody replaces the password that was given to them. */
export async function requireNewcomer({ request, context }: Args): Promise<void> {
  const who = await signedIn({ request, context });
  if (!who.mustChangePassword) throw redirect("/admin");
}

/** Who asks; behind the door there is always somebody. */
export function person(context: Readonly<RouterContextProvider>): SignedIn {
  const who = context.get(sessionContext);
  if (!who) throw new Error("this action is outside the admin's layout and has no session");
  return who;
}

/** Who asks, if they are an owner; anybody else gets a page that says so. */
export function owner(context: Readonly<RouterContextProvider>): SignedIn {
  const who = person(context);
  if (who.role !== "owner") throw data(null, { status: 403 });
  return who;
}

async function signedIn({ request, context }: Args): Promise<SignedIn> {
  const who = await context.get(overprintContext).auth.session(request.headers);
  if (!who) throw redirect(`${signInPath}${returnTo(request)}`);
  context.set(sessionContext, who);
  return who;
}

/** Back to where they wanted to go; an action's address is no such place. */
function returnTo(request: Request): string {
  if (request.method !== "GET") return "";
  const { pathname, search } = new URL(request.url);
  const wanted = `${pathname.replace(/(\/_root|\/_)?\.data$/, "")}${withoutRoutes(search)}`;
  return wanted === "/admin" ? "" : `?to=${encodeURIComponent(wanted)}`;
}

function withoutRoutes(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("_routes");
  return params.size > 0 ? `?${params}` : "";
}

/** Only places in the admin: an address given in a link must not lead anywhere else. */
export function safeReturn(to: string | null): string {
  return to && /^\/admin(\/|\?|$)/.test(to) && !to.includes("\\") && !to.includes("//") ? to : "/admin";
}
