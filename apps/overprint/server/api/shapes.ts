import { z } from "@hono/zod-openapi";
import { currencies, type Money } from "@overprint/core/money";
import { statusBuckets } from "@overprint/core/status";

export const moneySchema = z
  .object({ minor: z.number().int().describe("Whole cents"), currency: z.enum(currencies) })
  .openapi("Money");

export const parcelSchema = z
  .object({ trackingNumber: z.string(), carrier: z.string(), trackingUrl: z.string().nullable() })
  .openapi("Parcel");

export const moment = z.string().openapi({ format: "date-time" });
export const bucketSchema = z.enum(statusBuckets).nullable().describe("null: a status nobody has sorted yet");
export const amount = ({ minor, currency }: Money) => ({ minor, currency });
