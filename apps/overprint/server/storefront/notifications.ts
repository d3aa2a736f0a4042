import { isFault, type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Overprint } from "#server/wiring/index.ts";
import type { Deed } from "./admin-orders.ts";
import { mailSetting, shopProfileSetting, smtpPasswordName } from "./shop-profile.ts";

type Refused = { readonly reason: string };

/** Saves how mail leaves. An empty password keeps the one there is; the password is never shown again. */
export async function saveMailRoute(
  { settings, secrets }: Overprint,
  form: FormData,
  deed: Deed,
): Promise<Outcome<null, Refused>> {
  const text = (field: string) => String(form.get(field) ?? "").trim();
  const route = mailSetting.schema.safeParse({
    fromName: text("fromName"),
    fromAddress: text("fromAddress"),
    newOrdersTo: text("newOrdersTo"),
    host: text("host"),
    port: Number(text("port") || 587),
    isSecure: form.has("isSecure"),
    user: text("user"),
  });
  if (!route.success)
    return refused({ reason: "Check the addresses and the port: one of them is not what it has to be." });
  await settings.set(mailSetting, route.data, deed);
  const password = String(form.get("password") ?? "");
  if (password !== "") await secrets.set(smtpPasswordName, password, deed);
  return ok(null);
}

/** Sends a mail to whoever asks, by the present settings, and says where it went. */
export async function sendTestMail(
  { mailer, settings }: Overprint,
  to: string,
): Promise<Outcome<{ readonly where: string }, Refused>> {
  const shop = await settings.get(shopProfileSetting);
  try {
    const sent = await mailer.send({
      to,
      subject: `A test mail from ${shop.name}`,
      text: "If you can read this, mail works.",
      html: null,
      about: "test",
    });
    return ok({ where: sent.location ? "It lies in the mail folder below." : `It is on its way to ${to}.` });
  } catch (error) {
    if (!isFault(error)) throw error;
    return refused({ reason: `${error.message}. Check server, port, user and password, then try again.` });
  }
}

/** Saves the words of one order-product status. */
export async function saveStatusWords(
  { orderStatuses, audit, db }: Overprint,
  form: FormData,
  deed: Deed,
): Promise<Outcome<{ readonly title: string }, Refused>> {
  const text = (field: string) =>
    String(form.get(field) ?? "")
      .trim()
      .slice(0, 2000);
  const statuses = await orderStatuses.list();
  const before = statuses.find(({ id }) => id === text("id"));
  if (!before) return refused({ reason: "This status no longer exists. Reload the page." });
  if (text("title") === "" || text("customerTitle") === "")
    return refused({ reason: "Give it a title for you and one for customers." });
  const mail = text("subject") === "" ? null : { subject: text("subject"), words: text("words") };
  const after = { ...before, title: text("title"), customerTitle: text("customerTitle"), mail };
  await orderStatuses.save(statuses.map((status) => (status.id === before.id ? after : status)));
  await audit.record(db, {
    actor: deed.actor,
    action: "status.words-changed",
    subject: { kind: "settings", id: before.id },
    before,
    after,
    requestId: deed.requestId,
  });
  return ok({ title: after.title });
}
