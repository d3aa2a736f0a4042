import { z } from "zod";

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

const check = z.object({
  key: z.string(),
  title: z.string(),
  state: z.enum(["good", "attention", "bad"]),
  what: z.string(),
  doNext: z.string().nullable(),
});

/** How one OnPrintShop store is connected: what a person entered, and what the last check found. The secret is kept apart. */
export const connectionSchema = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1).max(500),
  /** The simulated store of this process: its address changes with every start. */
  isSimulated: z.boolean().default(false),
  filesBaseUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  timeZone: z.string().refine(isTimeZone, "is not a time zone").default("UTC"),
  lookBackDays: z.number().int().min(1).max(365).default(30),
  /** Orders placed before are left alone. */
  ordersFrom: z.iso.datetime().nullable().default(null),
  /** A person has seen that a surcharge is charged once for the run, not for each piece. */
  addsSurchargesExactly: z.boolean().default(false),
  completedOrderStatusId: z.number().int().nullable().default(null),
  shippedStatusIds: z.array(z.number().int()).default([]),
  checks: z.array(check).default([]),
  checkedAt: z.iso.datetime().nullable().default(null),
});
export type StoreConnection = z.infer<typeof connectionSchema>;

/** Name of the secret that holds a store's client secret. */
export const clientSecretName = (storeId: string): string => `store.${storeId}.client-secret`;
