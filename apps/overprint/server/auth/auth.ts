import type { Clock } from "@overprint/core/outcome";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  minutesToWait,
  type Person,
  type PersonRefusal,
  personChangeRefusal,
  type Role,
} from "@overprint/core/people";
import type { Secrets } from "@overprint/core/settings";
import type { Audit, Database, People } from "@overprint/database";
import { APIError } from "better-auth/api";
import type { SignedIn } from "#server/contexts.ts";
import type { Metrics } from "#server/metrics/metrics.ts";
import { type BetterAuth, shortestPassword } from "./better-auth.ts";
import { oneTimePassword } from "./one-time-password.ts";

/** An answer that sets or clears cookies: send its headers with the response. */
export type WithCookies<T> = T & { readonly headers: Headers };

export type SignInRefusal = {
  readonly kind: "wrong-credentials" | "too-many-attempts" | "wrong-code" | "locked";
  readonly reason: string;
};

export type PasswordRefusal = { readonly kind: "password-refused"; readonly reason: string };

/** Who may enter the admin, and how they prove it. */
export type Auth = ReturnType<typeof createAuth>;

export type AuthParts = {
  readonly betterAuth: BetterAuth;
  readonly db: Database["db"];
  readonly people: People;
  readonly secrets: Secrets;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly metrics: Metrics;
};

export function createAuth({ betterAuth, db, people, secrets, audit, clock, metrics }: AuthParts) {
  const { api } = betterAuth;

  const session = async (headers: Headers): Promise<SignedIn | null> => {
    const found = await api.getSession({ headers });
    if (!found) return null;
    const { user } = found;
    return {
      userId: user.id,
      name: user.name,
      email: user.email,
      role: user.role === "owner" ? "owner" : "operator",
      actor: user.email,
      mustChangePassword: user.mustChangePassword === true,
      hasSecondFactor: user.twoFactorEnabled === true,
    };
  };

  const signIn = async ({
    email,
    password,
    address,
    headers,
  }: {
    readonly email: string;
    readonly password: string;
    /** Of the browser. */
    readonly address: string;
    readonly headers: Headers;
  }): Promise<Outcome<WithCookies<{ readonly next: "signed-in" | "second-factor" }>, SignInRefusal>> => {
    const wait = minutesToWait(await people.failedSignIns(email, address), clock.now());
    if (wait !== null) {
      metrics.signIns.inc({ outcome: "limited" });
      return refused({
        kind: "too-many-attempts",
        reason: `Too many attempts failed. Wait ${wait} ${wait === 1 ? "minute" : "minutes"}, then try again.`,
      });
    }
    const answer = await answerOf(
      api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
    );
    if (!answer.ok) {
      await people.recordFailedSignIn(email, address);
      metrics.signIns.inc({ outcome: "refused" });
      return refused({ kind: "wrong-credentials", reason: "E-mail or password is wrong." });
    }
    const needsCode = "twoFactorRedirect" in answer.value.response;
    // Without its code a sign-in counts as failed: each lets five codes be tried, and whoever guesses begins many.
    if (needsCode) await people.recordFailedSignIn(email, address);
    else await people.forgetFailedSignIns(email);
    metrics.signIns.inc({ outcome: "accepted" });
    return ok({ next: needsCode ? "second-factor" : "signed-in", headers: answer.value.headers });
  };

  /** `code`: six digits of the authenticator app, or a backup code. */
  const signInWithCode = async (
    code: string,
    headers: Headers,
  ): Promise<Outcome<WithCookies<object>, SignInRefusal>> => {
    const plain = code.replace(/\s/g, "");
    const answer = /^\d{6}$/.test(plain)
      ? await answerOf(api.verifyTOTP({ body: { code: plain }, headers, returnHeaders: true }))
      : await answerOf(api.verifyBackupCode({ body: { code: plain }, headers, returnHeaders: true }));
    if (answer.ok) {
      await people.forgetFailedSignIns(answer.value.response.user.email);
      return ok({ headers: answer.value.headers });
    }
    metrics.signIns.inc({ outcome: "wrong-code" });
    return refused({
      kind: "wrong-code",
      reason: "This code is not right, or it is too old. Enter the present one.",
    });
  };

  const signOut = async (headers: Headers): Promise<WithCookies<object>> => {
    const answer = await answerOf(api.signOut({ headers, returnHeaders: true }));
    return { headers: answer.ok ? answer.value.headers : new Headers() };
  };

  const setPassword = async (userId: string, password: string, mustChange: boolean) => {
    const context = await betterAuth.$context;
    await context.internalAdapter.updatePassword(userId, await context.password.hash(password));
    await people.change(userId, { mustChangePassword: mustChange });
  };

  const create = async (person: NewPerson, password: string): Promise<string> => {
    const context = await betterAuth.$context;
    const user = await context.internalAdapter.createUser(
      {
        name: person.name,
        email: person.email.toLowerCase(),
        emailVerified: true,
        role: person.role,
        mustChangePassword: true,
      },
      { method: "admin" },
    );
    await context.internalAdapter.linkAccount({
      accountId: user.id,
      providerId: "credential",
      userId: user.id,
      password: await context.password.hash(password),
    });
    return user.id;
  };

  return {
    session,
    signIn,
    signInWithCode,
    signOut,
    people: people.list,

    /** The first sign-in of a person whose password somebody else has chosen: theirs from now on. */
    welcome: async (
      by: SignedIn,
      { name, email, password }: { readonly name: string; readonly email: string; readonly password: string },
    ): Promise<Outcome<object, PasswordRefusal | PersonRefusal>> => {
      const refusal = passwordRefusal(password) ?? (await emailRefusal(people, email, by.userId));
      if (refusal) return refused(refusal);
      await setPassword(by.userId, password, false);
      await people.change(by.userId, { name, email: email.toLowerCase() });
      await secrets.set(firstPasswordName, null, by.actor);
      return ok({});
    },

    changePassword: async (
      { current, next }: { readonly current: string; readonly next: string },
      headers: Headers,
    ): Promise<Outcome<WithCookies<object>, PasswordRefusal>> => {
      const refusal = passwordRefusal(next);
      if (refusal) return refused(refusal);
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const answer = await answerOf(api.changePassword({ body, headers, returnHeaders: true }));
      return answer.ok
        ? ok({ headers: answer.value.headers })
        : refused({ kind: "password-refused", reason: "The present password is wrong." });
    },

    /** Adds a person; the one-time password is shown once and must be replaced at the first sign-in. */
    addPerson: async (
      person: NewPerson,
      by: SignedIn,
    ): Promise<Outcome<{ readonly password: string }, PersonRefusal>> => {
      const refusal = await emailRefusal(people, person.email, null);
      if (refusal) return refused(refusal);
      const password = oneTimePassword();
      const id = await create(person, password);
      await record(audit, db, by, "person.added", id, { role: person.role });
      return ok({ password });
    },

    changeRole: async (id: string, role: Role, by: SignedIn): Promise<Outcome<object, PersonRefusal>> => {
      const all = await people.list();
      const refusal = personChangeRefusal(personOf(all, id), all, { id: by.userId }, { role });
      if (refusal) return refused(refusal);
      await people.change(id, { role });
      await record(audit, db, by, "person.role-changed", id, { role });
      return ok({});
    },

    /** A new one-time password for somebody who has forgotten theirs; ends their sessions and their second factor. */
    resetPassword: async (
      id: string,
      by: SignedIn,
    ): Promise<Outcome<{ readonly password: string }, PersonRefusal>> => {
      if (!personOf(await people.list(), id))
        return refused({
          kind: "unknown-person",
          reason: "This person is not known any more: load the page again.",
        });
      const password = oneTimePassword();
      await setPassword(id, password, true);
      await people.removeSecondFactor(id);
      await (await betterAuth.$context).internalAdapter.deleteUserSessions(id);
      await record(audit, db, by, "person.password-reset", id, null);
      return ok({ password });
    },

    removePerson: async (id: string, by: SignedIn): Promise<Outcome<object, PersonRefusal>> => {
      const all = await people.list();
      const refusal = personChangeRefusal(personOf(all, id), all, { id: by.userId }, "remove");
      if (refusal) return refused(refusal);
      const { internalAdapter } = await betterAuth.$context;
      await internalAdapter.deleteUserSessions(id);
      await internalAdapter.deleteUser(id);
      await record(audit, db, by, "person.removed", id, null);
      return ok({});
    },

    /** Begins a second factor: what the authenticator app scans. It counts once a code has confirmed it. */
    beginSecondFactor: async (
      password: string,
      headers: Headers,
    ): Promise<
      Outcome<{ readonly uri: string; readonly backupCodes: readonly string[] }, PasswordRefusal>
    > => {
      const answer = await answerOf(api.enableTwoFactor({ body: { password }, headers }));
      if (!answer.ok || !("totpURI" in answer.value))
        return refused({ kind: "password-refused", reason: "The password is wrong." });
      return ok({ uri: answer.value.totpURI, backupCodes: answer.value.backupCodes });
    },

    confirmSecondFactor: signInWithCode,

    endSecondFactor: async (
      password: string,
      headers: Headers,
    ): Promise<Outcome<WithCookies<object>, PasswordRefusal>> => {
      const answer = await answerOf(
        api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
      );
      return answer.ok
        ? ok({ headers: answer.value.headers })
        : refused({ kind: "password-refused", reason: "The password is wrong." });
    },

    /**
     * Makes the first owner when there is nobody. Until they have signed in and chosen their own password, every
     * start tells the one-time password again; afterwards nothing does.
     */
    firstOwner: async (): Promise<{ readonly email: string; readonly password: string } | null> => {
      if ((await people.list()).length === 0) {
        const password = oneTimePassword();
        await secrets.set(firstPasswordName, password, "start");
        await create({ name: "Owner", email: firstOwnerEmail, role: "owner" }, password);
      }
      const [first] = (await people.list()).filter(({ email }) => email === firstOwnerEmail);
      const password = first?.mustChangePassword ? await secrets.get(firstPasswordName) : null;
      return first && password ? { email: first.email, password } : null;
    },
  };
}

export type NewPerson = { readonly name: string; readonly email: string; readonly role: Role };

const firstOwnerEmail = "owner@shop.local";
const firstPasswordName = "first-owner.password";

const personOf = (all: readonly Person[], id: string) => all.find((person) => person.id === id);

const record = (audit: Audit, db: Database["db"], by: SignedIn, action: string, id: string, after: unknown) =>
  audit.record(db, { actor: by.actor, action, subject: { kind: "person", id }, after });

function passwordRefusal(password: string): PasswordRefusal | null {
  if (password.length >= shortestPassword && password.length <= 200) return null;
  return { kind: "password-refused", reason: `A password has at least ${shortestPassword} characters.` };
}

async function emailRefusal(
  people: People,
  email: string,
  ownId: string | null,
): Promise<PersonRefusal | null> {
  const other = (await people.list()).find(
    (person) => person.email === email.toLowerCase() && person.id !== ownId,
  );
  return other
    ? { kind: "email-taken", reason: "Somebody with this e-mail address may sign in already." }
    : null;
}

/** better-auth throws its refusals; only those become outcomes, faults stay faults. */
async function answerOf<T>(call: Promise<T>): Promise<Outcome<T, { readonly status: number }>> {
  try {
    return ok(await call);
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return refused({ status: error.statusCode });
    throw error;
  }
}
