import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

// The first five tables are better-auth's; it reads and writes them with `Date`s and its own field names.
const authMoment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** A person who may sign in to the admin. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: text("role").$type<"owner" | "operator">().notNull().default("operator"),
    /** The password was given out by somebody else; the next sign-in replaces it. */
    mustChangePassword: boolean("must_change_password").notNull().default(false),
    twoFactorEnabled: boolean("two_factor_enabled").default(false),
    createdAt: authMoment("created_at").notNull().defaultNow(),
    updatedAt: authMoment("updated_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("users_email").on(sql`lower(${table.email})`)],
);

const userId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** A signed-in browser. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull().unique(),
    userId: userId(),
    expiresAt: authMoment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: authMoment("created_at").notNull().defaultNow(),
    updatedAt: authMoment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** How a person proves who they are; passwords are hashed with scrypt. */
export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: userId(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: authMoment("access_token_expires_at"),
    refreshTokenExpiresAt: authMoment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: authMoment("created_at").notNull().defaultNow(),
    updatedAt: authMoment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("accounts_user").on(table.userId)],
);

/** Short-lived proofs: a second factor that is under way, a trusted device. */
export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: authMoment("expires_at").notNull(),
    createdAt: authMoment("created_at").notNull().defaultNow(),
    updatedAt: authMoment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** The second factor of a person; secret and backup codes are encrypted. */
export const twoFactors = pgTable(
  "two_factors",
  {
    id: text("id").primaryKey(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: userId(),
    verified: boolean("verified").default(true),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: authMoment("locked_until"),
  },
  (table) => [index("two_factors_user").on(table.userId)],
);

/** Sign-ins that failed lately: what limits guessing, per account and per address. */
export const failedSignIns = pgTable(
  "failed_sign_ins",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    /** Lower case; kept a quarter of an hour. */
    email: text("email").notNull(),
    address: text("address").notNull(),
  },
  (table) => [
    index("failed_sign_ins_email").on(table.email, table.at),
    index("failed_sign_ins_address").on(table.address, table.at),
  ],
);
