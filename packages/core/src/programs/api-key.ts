/** What a key may do. Each scope is one subject and one deed. */
export const apiScopes = ["orders:read", "jobs:read", "jobs:write", "products:read"] as const;
export type ApiScope = (typeof apiScopes)[number];

export const apiScopeTitles: Readonly<Record<ApiScope, string>> = {
  "orders:read": "Read store orders",
  "jobs:read": "Read jobs, their status, history and parcels",
  "jobs:write": "Start an Order Sync, enter job ids",
  "products:read": "Read products",
};

/** A key for programs. The key itself is shown once and never kept. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** Its beginning, by which people recognise it. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
};

/** Whether a key opens anything at this moment. */
export const isKeyValid = (key: Pick<ApiKey, "expiresAt" | "revokedAt">, now: string): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
