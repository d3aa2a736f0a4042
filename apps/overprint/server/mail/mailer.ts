import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mail, Mailer, SentMail } from "@overprint/core/mail";
import type { Clock, Recovery } from "@overprint/core/outcome";
import { createTransport } from "nodemailer";

/** How mail leaves. Without an SMTP server it goes into a folder, one `.eml` file a mail. */
export type MailRoute = {
  readonly from: { readonly name: string; readonly address: string };
  readonly smtp: SmtpRoute | null;
};

export type SmtpRoute = {
  readonly host: string;
  readonly port: number;
  /** `true`: TLS from the first byte (usually port 465). Otherwise STARTTLS where the server offers it. */
  readonly isSecure: boolean;
  readonly user: string | null;
  readonly password: string | null;
};

/** A mail could not be handed over. Neither the password nor the recipient is in the message. */
export class MailFault extends Error {
  override readonly name = "MailFault";
  readonly code = "mail/not-handed-over";
  readonly recovery: Recovery = { kind: "retry", afterMs: 60_000 };
}

export type MailerOptions = {
  /** Asked for every mail, so that a changed setting counts at once. */
  readonly route: () => Promise<MailRoute>;
  /** Folder of the `.eml` files. */
  readonly folder: string;
  readonly clock: Clock;
};

export function createMailer({ route, folder, clock }: MailerOptions): Mailer {
  return {
    send: async (mail) => {
      const { from, smtp } = await route();
      return smtp ? overSmtp(mail, from, smtp) : intoFolder(mail, from, folder, clock);
    },
  };
}

const timeLimits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

async function overSmtp(mail: Mail, from: MailRoute["from"], smtp: SmtpRoute): Promise<SentMail> {
  const { host, port, isSecure, user, password } = smtp;
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    ...(user ? { auth: { user, pass: password ?? "" } } : {}),
    ...timeLimits,
  });
  try {
    const { messageId } = await transport.sendMail(messageOf(mail, from));
    return { messageId, location: null };
  } catch (error) {
    throw new MailFault(`the mail server ${host}:${port} did not take the mail: ${kindOf(error)}`);
  } finally {
    transport.close();
  }
}

/** nodemailer's short code (`EAUTH`, `ECONNECTION`, `EENVELOPE`); its message may repeat addresses and answers. */
const kindOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "no reason given";

/** Written under another name first, so that a half-written mail is never listed. */
async function intoFolder(
  mail: Mail,
  from: MailRoute["from"],
  folder: string,
  clock: Clock,
): Promise<SentMail> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  const at = clock.now();
  const { messageId, message } = await transport.sendMail({ ...messageOf(mail, from), date: at });
  const name = `${at.toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.part`), message as Buffer);
  await rename(join(folder, `${name}.part`), join(folder, name));
  return { messageId, location: name };
}

function messageOf({ to, subject, text, html, about }: Mail, from: MailRoute["from"]) {
  return {
    from,
    to,
    subject,
    text,
    ...(html ? { html } : {}),
    headers: { "Auto-Submitted": "auto-generated", ...(about ? { "X-Overprint-About": about } : {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
