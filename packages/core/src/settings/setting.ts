import type { ZodType } from "zod";

/** One setting: its shape is checked whenever it is written and whenever it is read. */
export type Setting<T> = {
  /** Subject and name: `printer.mode`. */
  readonly key: string;
  readonly schema: ZodType<T>;
  /** Holds until a person chooses otherwise. */
  readonly initial: T;
};

/** Declares a setting beside the rule that needs it. */
export const defineSetting = <T>(key: string, schema: ZodType<T>, initial: T): Setting<T> => ({
  key,
  schema,
  initial,
});

/** Who changed something, and in which request. */
export type Change = { readonly actor: string; readonly requestId?: string | null };

/** The settings of this installation. Every change is audited. */
export type Settings = {
  /** The stored value; the initial one when none is stored or what is stored no longer fits the setting's shape. */
  readonly get: <T>(setting: Setting<T>) => Promise<T>;
  /** Throws when the value does not fit the setting's shape. */
  readonly set: <T>(setting: Setting<T>, value: T, change: Change | string) => Promise<void>;
};

/** Keys, passwords and tokens by name, encrypted at rest. They are never logged, audited or shown. */
export type Secrets = {
  /** Throws a fault (`fix-setup`) when the secret was written with another key. */
  readonly get: (name: string) => Promise<string | null>;
  /** `null` removes it. */
  readonly set: (name: string, value: string | null, change: Change | string) => Promise<void>;
  readonly has: (name: string) => Promise<boolean>;
};
