import { currencies } from "@overprint/core/money";
import type { Outcome } from "@overprint/core/outcome";
import { ok, refused } from "@overprint/core/outcome";
import type { z } from "zod";
import type { ConnectionDraft } from "#server/onprintshop/connect.ts";
import { connectionSchema, type StoreConnection } from "#server/onprintshop/connection.ts";

export type FieldErrors = Readonly<Record<string, string>>;

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
const orNull = (value: string) => (value === "" ? null : value);

/** Reads the connect form. What is not in the form keeps the value it had. */
export function readStoreForm(
  form: FormData,
  id: string | null,
  before: StoreConnection | null,
): Outcome<ConnectionDraft, FieldErrors> {
  const status = text(form, "completedOrderStatusId");
  const connection = connectionSchema.safeParse({
    ...before,
    baseUrl: withScheme(text(form, "baseUrl"))
      .replace(/\/+$/, "")
      .replace(/\/api$/, ""),
    clientId: text(form, "clientId"),
    isSimulated: text(form, "isSimulated") === "yes",
    filesBaseUrl: orNull(text(form, "filesBaseUrl")),
    timeZone: text(form, "timeZone") || "UTC",
    addsSurchargesExactly: text(form, "surcharges") === "run",
    completedOrderStatusId: status === "" ? null : Number(status),
  });
  const currency = currencies.find((one) => one === text(form, "currency")) ?? "USD";
  const name = text(form, "name");
  const clientSecret = text(form, "clientSecret");
  const errors: Record<string, string> = {};
  if (name === "") errors.name = "Give the store a name; you will see it beside each of its orders.";
  if (!id && clientSecret === "") errors.clientSecret = "Copy the client secret from OnPrintShop.";
  if (!connection.success) Object.assign(errors, wordsFor(connection.error));
  if (!connection.success || Object.keys(errors).length > 0) return refused(errors);
  return ok({ id, name, currency, clientSecret, connection: connection.data });
}

const withScheme = (address: string) => (/^https?:\/\//i.test(address) ? address : `https://${address}`);

const words: Readonly<Record<string, string>> = {
  baseUrl: "Enter the address your customers use, such as https://shop.example.com.",
  clientId: "Copy the client id from OnPrintShop.",
  filesBaseUrl: "Enter a whole address, such as https://shop.example.com/images/orders, or leave it empty.",
  timeZone: "Choose a time zone from the list.",
};

const wordsFor = (error: z.ZodError): FieldErrors =>
  Object.fromEntries(
    error.issues.map(({ path }) => {
      const field = String(path[0] ?? "");
      return [field, words[field] ?? "This value does not fit."];
    }),
  );
