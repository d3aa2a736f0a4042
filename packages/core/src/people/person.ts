/** Owners may do everything; operators run orders but change neither people, keys nor mode. */
export const roles = ["owner", "operator"] as const;
export type Role = (typeof roles)[number];

/** A person who may sign in to the admin. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly createdAt: string;
  /** When a session of theirs was last renewed; `null` = never signed in, or signed out since. */
  readonly lastSeenAt: string | null;
};

export type PersonRefusal = {
  readonly kind: "email-taken" | "last-owner" | "own-account" | "unknown-person";
  readonly reason: string;
};

/** Why a person's role may not change or the person not be removed; `null` when it may be done. */
export function personChangeRefusal(
  person: Person | undefined,
  all: readonly Person[],
  by: { readonly id: string },
  change: "remove" | { readonly role: Role },
): PersonRefusal | null {
  if (!person)
    return { kind: "unknown-person", reason: "This person is not known any more: load the page again." };
  if (change === "remove" && person.id === by.id)
    return { kind: "own-account", reason: "You cannot remove yourself: ask another owner." };
  const staysOwner = change !== "remove" && change.role === "owner";
  const owners = all.filter(({ role }) => role === "owner");
  if (person.role === "owner" && !staysOwner && owners.length === 1)
    return { kind: "last-owner", reason: "There must be an owner: make somebody else one first." };
  return null;
}
