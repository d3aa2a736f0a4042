import { hkdfSync } from "node:crypto";
import type { Database } from "@overprint/database";
import * as schema from "@overprint/database/schema";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/** Passwords are at least this long. */
export const shortestPassword = 10;

/**
 * Sessions, passwords and second factors. It is called by our own forms only: its HTTP routes are not mounted, so
 * nobody signs up, and every attempt passes `signIn` with its limits.
 */
export function createBetterAuth(
  db: Database["db"],
  { secretKey, publicUrl }: { readonly secretKey: Uint8Array; readonly publicUrl: string | null },
) {
  return betterAuth({
    appName: "Overprint",
    baseURL: publicUrl ?? "http://localhost",
    secret: Buffer.from(hkdfSync("sha256", secretKey, "", "overprint sessions", 32)).toString("hex"),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: {
        user: schema.users,
        session: schema.sessions,
        account: schema.accounts,
        verification: schema.verifications,
        twoFactor: schema.twoFactors,
      },
    }),
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        mustChangePassword: { type: "boolean", required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
      autoSignIn: false,
    },
    session: { expiresIn: 7 * 86_400, updateAge: 3_600 },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "overprint",
      useSecureCookies: publicUrl?.startsWith("https:") === true,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    plugins: [twoFactor({ issuer: "Overprint" })],
  });
}
