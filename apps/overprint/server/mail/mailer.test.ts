import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "@overprint/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listKeptMails, readKeptMail } from "./mail-folder.ts";
import { createMailer, type SmtpRoute } from "./mailer.ts";

const from = { name: "Juniper Press", address: "hello@juniper.example" };
const mail = {
  to: "dana@larkspur.example",
  subject: "Order 1042 has shipped – follow your parcel",
  text: "Hello Dana, it has left our hands.",
  html: null,
  about: "order:1042",
};
const clock = fixedClock("2026-11-24T15:00:00.000Z");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overprint-mail-"));
});
afterEach(() => rm(folder, { recursive: true }));

const mailerWith = (smtp: SmtpRoute | null) =>
  createMailer({ route: async () => ({ from, smtp }), folder, clock });

test("without an SMTP server a mail lies in the folder, where it can be listed and read", async () => {
  const sent = await mailerWith(null).send(mail);
  const [kept] = await listKeptMails(folder, { limit: 10, about: "order:1042" });
  expect(kept).toEqual({
    name: sent.location,
    at: "2026-11-24T15:00:00.000Z",
    to: "dana@larkspur.example",
    subject: mail.subject,
    about: "order:1042",
  });
  expect(await readKeptMail(folder, kept?.name ?? "")).toContain("it has left our hands");
  expect(await listKeptMails(folder, { limit: 10, about: "order:1" })).toEqual([]);
});

test("a name with a path in it reads nothing", async () => {
  expect(await readKeptMail(folder, "../../etc/passwd")).toBeNull();
});

test("no mail has been sent yet: the list is empty, not broken", async () => {
  expect(await listKeptMails(join(folder, "none"), { limit: 10 })).toEqual([]);
});

test("with an SMTP server the mail goes there", async () => {
  const server = await smtpServer((command) => (command === "DATA" ? "354 go on" : "250 ok"));
  await mailerWith(server.route).send(mail);
  expect(server.received()).toContain("RCPT TO:<dana@larkspur.example>");
  expect(server.received()).toContain("it has left our hands");
  await server.close();
});

test("a mail server that refuses is a fault without the recipient or the password in it", async () => {
  const server = await smtpServer((command) =>
    command === "RCPT" ? "550 no such dana@larkspur.example" : "250 ok",
  );
  const sending = mailerWith(server.route).send(mail);
  await expect(sending).rejects.toMatchObject({ code: "mail/not-handed-over", recovery: { kind: "retry" } });
  await expect(sending).rejects.not.toThrow(/dana|secret/);
  await server.close();
});

/** A mail server with one answer a command, over a real socket. */
async function smtpServer(answer: (command: string) => string) {
  let received = "";
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let isBody = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      received += chunk;
      if (isBody) {
        if (String(chunk).endsWith("\r\n.\r\n")) {
          isBody = false;
          socket.write("250 taken\r\n");
        }
        return;
      }
      const command = String(chunk).slice(0, 4).toUpperCase();
      isBody = command === "DATA";
      socket.write(`${command === "QUIT" ? "221 bye" : answer(command)}\r\n`);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the server listens on a port");
  return {
    route: { host: "127.0.0.1", port: address.port, isSecure: false, user: null, password: null },
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
