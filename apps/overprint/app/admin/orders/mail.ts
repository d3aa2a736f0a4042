import { overprintContext } from "#server/contexts.ts";
import { readKeptMail } from "#server/mail/mail-folder.ts";
import type { Route } from "./+types/mail.ts";

/** A mail of the mail folder, as plain text. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const source = await readKeptMail(context.get(overprintContext).mailFolder, params.name);
  if (source === null) return new Response("There is no such mail.", { status: 404 });
  return new Response(source, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
