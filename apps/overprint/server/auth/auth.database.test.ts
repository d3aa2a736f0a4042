import { createHmac } from "node:crypto";
import { type Database, peopleRepository } from "@overprint/database";
import { fixedClock, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readConfig } from "#server/config/config.ts";
import type { SignedIn } from "#server/contexts.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import type { Tasks } from "#server/tasks/queue.ts";
import { type Overprint, wireOverprint } from "#server/wiring/index.ts";

let database: Database;
let auth: Overprint["auth"];
const clock = fixedClock("2026-03-02T15:00:00.000Z");

beforeAll(async () => {
  database = await testDatabase();
  ({ auth } = wireOverprint({
    config: readConfig({}),
    log: createLog("silent"),
    metrics: createMetrics(),
    database,
    // Nobody is enqueued by signing in.
    tasks: {} as Tasks,
    secretKey: Buffer.alloc(32, 3),
    clock,
  }));
});
afterAll(() => database.close());

const try_ = (email: string, password: string, address = "198.51.100.7") =>
  auth.signIn({ email, password, address, headers: new Headers() });

/** The cookies of an answer, as the browser sends them back. */
const cookiesOf = (headers: Headers) =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  });

async function enter(email: string, password: string): Promise<{ headers: Headers; who: SignedIn }> {
  const answer = await try_(email, password);
  if (!answer.ok) throw new Error(answer.problem.reason);
  const headers = cookiesOf(answer.value.headers);
  const who = await auth.session(headers);
  if (!who) throw new Error("no session");
  return { headers, who };
}

describe("the first owner", () => {
  test("the same one-time password is told at every start until it has been replaced", async () => {
    const first = await auth.firstOwner();
    expect(first?.password).toMatch(/^[a-z2-9-]{19}$/);
    expect(await auth.firstOwner()).toEqual(first);
    const { who } = await enter(first?.email ?? "", first?.password ?? "");
    expect(who).toMatchObject({ role: "owner", mustChangePassword: true });
    expect(
      await auth.welcome(who, { name: "Jane", email: "jane@shop.example", password: "short" }),
    ).toMatchObject({
      ok: false,
    });
    await auth.welcome(who, { name: "Jane", email: "Jane@shop.example", password: "jane's own password" });
    expect(await auth.firstOwner()).toBe(null);
    expect((await try_(first?.email ?? "", first?.password ?? "")).ok).toBe(false);
    expect((await enter("jane@shop.example", "jane's own password")).who.mustChangePassword).toBe(false);
  });

  test("a password is never stored as it is", async () => {
    const { rows } = await database.pool.query("SELECT password FROM accounts");
    expect(JSON.stringify(rows)).not.toContain("jane's own password");
  });
});

describe("people", () => {
  test("an added person enters with a one-time password and must replace it", async () => {
    const { who } = await enter("jane@shop.example", "jane's own password");
    const added = await auth.addPerson({ name: "Otto", email: "otto@shop.example", role: "operator" }, who);
    if (!added.ok) throw new Error(added.problem.reason);
    expect((await enter("otto@shop.example", added.value.password)).who).toMatchObject({
      role: "operator",
      mustChangePassword: true,
    });
    const again = await auth.addPerson({ name: "Otto", email: "OTTO@shop.example", role: "operator" }, who);
    expect(again).toMatchObject({ ok: false, problem: { kind: "email-taken" } });
  });

  test("a removed person's session ends at once", async () => {
    const { who } = await enter("jane@shop.example", "jane's own password");
    const added = await auth.addPerson({ name: "Mona", email: "mona@shop.example", role: "operator" }, who);
    if (!added.ok) throw new Error(added.problem.reason);
    const mona = await enter("mona@shop.example", added.value.password);
    expect((await auth.removePerson(mona.who.userId, who)).ok).toBe(true);
    expect(await auth.session(mona.headers)).toBe(null);
  });

  test("signing out ends the session on the server, not only in the browser", async () => {
    const { headers } = await enter("jane@shop.example", "jane's own password");
    await auth.signOut(headers);
    expect(await auth.session(headers)).toBe(null);
  });

  test("a cookie that somebody changed is no session", async () => {
    const { headers } = await enter("jane@shop.example", "jane's own password");
    const changed = new Headers({ cookie: (headers.get("cookie") ?? "").replace(/=(.{4})/, "=AAAA") });
    expect(await auth.session(changed)).toBe(null);
  });
});

describe("a second factor", () => {
  // Codes are of the machine's own half minute; it stands still, so that none grows old between the lines.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
  const email = "tess@shop.example";
  const password = "tess's own password";
  let secret: string;
  let backupCodes: readonly string[];

  /** The cookies of a browser that has given the right password and owes the code. */
  async function owingTheCode(): Promise<Headers> {
    const answer = await try_(email, password);
    if (!answer.ok) throw new Error(answer.problem.reason);
    expect(answer.value.next).toBe("second-factor");
    return cookiesOf(answer.value.headers);
  }
  const opened = async (code: string, owing: Headers) => {
    const answer = await auth.signInWithCode(code, owing);
    return answer.ok ? auth.session(cookiesOf(answer.value.headers)) : answer.problem.kind;
  };

  test("is on once a code of the scanned secret has confirmed it", async () => {
    const { who: owner } = await enter("jane@shop.example", "jane's own password");
    const added = await auth.addPerson({ name: "Tess", email, role: "operator" }, owner);
    if (!added.ok) throw new Error(added.problem.reason);
    const tess = await enter(email, added.value.password);
    await auth.welcome(tess.who, { name: "Tess", email, password });
    const { headers } = await enter(email, password);
    expect((await auth.beginSecondFactor("a guess", headers)).ok).toBe(false);
    const begun = await auth.beginSecondFactor(password, headers);
    if (!begun.ok) throw new Error(begun.problem.reason);
    secret = new URL(begun.value.uri).searchParams.get("secret") ?? "";
    backupCodes = begun.value.backupCodes;
    expect((await enter(email, password)).who.hasSecondFactor).toBe(false);
    expect((await auth.confirmSecondFactor(codeOf(secret), headers)).ok).toBe(true);
  });

  test("the password alone opens nothing; with the code of the authenticator it does", async () => {
    const owing = await owingTheCode();
    expect(await auth.session(owing)).toBe(null);
    expect(await opened(codeOf(secret), owing)).toMatchObject({ email, hasSecondFactor: true });
  });

  test("a code of ten minutes ago is refused", async () => {
    const old = codeOf(secret, Date.now() - 600_000);
    expect(await opened(old, await owingTheCode())).toBe("wrong-code");
  });

  test("a backup code opens once", async () => {
    const [code = ""] = backupCodes;
    expect(await opened(code, await owingTheCode())).toMatchObject({ email });
    expect(await opened(code, await owingTheCode())).toBe("wrong-code");
  });

  test("five wrong codes end the sign-in, and ten sign-ins without a code make the account wait", async () => {
    expect(await opened(codeOf(secret), await owingTheCode())).toMatchObject({ email });
    const wrong = codeOf(secret, Date.now() - 600_000);
    const owing = await owingTheCode();
    for (let guess = 0; guess < 5; guess += 1) expect(await opened(wrong, owing)).toBe("wrong-code");
    expect(await opened(codeOf(secret), owing)).toBe("wrong-code");
    for (let begun = 1; begun < 10; begun += 1) await owingTheCode();
    expect(await try_(email, password)).toMatchObject({ problem: { kind: "too-many-attempts" } });
  });
});

/** What an authenticator app shows for a secret at a time (milliseconds). @source RFC 6238, RFC 4226 5.3, RFC 4648 6 */
function codeOf(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter));
  const binary = bits.map((value) => value.toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((binary.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

describe("guessing", () => {
  /** An attempt that failed, without the time that a password takes to check. */
  const failed = (email: string, address: string) =>
    peopleRepository(database.db, clock).recordFailedSignIn(email, address);

  test("after ten wrong passwords an account waits, even for the right one and from elsewhere", async () => {
    for (let attempt = 0; attempt < 9; attempt += 1) await failed("jane@shop.example", "198.51.100.7");
    expect(await try_("jane@shop.example", "a guess")).toMatchObject({
      problem: { kind: "wrong-credentials" },
    });
    const right = await try_("jane@shop.example", "jane's own password", "203.0.113.1");
    expect(right).toMatchObject({ ok: false, problem: { kind: "too-many-attempts" } });
    clock.move(16 * 60_000);
    expect((await try_("jane@shop.example", "jane's own password")).ok).toBe(true);
  });

  test("an address that tries one account after the other waits as well", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1)
      await try_(`nobody-${attempt}@shop.example`, "x", "203.0.113.5");
    expect(await try_("otto@shop.example", "x", "203.0.113.5")).toMatchObject({
      ok: false,
      problem: { kind: "too-many-attempts" },
    });
  });

  test("an unknown account and a wrong password are answered alike", async () => {
    const unknown = await try_("who@shop.example", "x", "203.0.113.77");
    const wrong = await try_("jane@shop.example", "x", "203.0.113.77");
    expect(unknown).toEqual(wrong);
  });
});
