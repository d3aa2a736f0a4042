import type { Context, Hono } from "hono";
import { record, text, type Wire } from "../orders/wire-values.ts";
import { uuidOf } from "../random.ts";
import { bodyOf } from "./body.ts";
import { failure, listOf } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

const organization = {
  organization_uuid: uuidOf("organization"),
  organization_name: "Example Print Shop",
  organization_description: "Example Print Shop",
  parent_organization: { organization_uuid: uuidOf("parent"), organization_name: "API", job_code_prefix: "" },
  users: `http://dev-api.4over.com/organizations/${uuidOf("organization")}/users`,
  job_code_prefix: "Z",
};
const firstUser: Wire = {
  user_uuid: uuidOf("user"),
  first_name: "Pat",
  last_name: "Printer",
  email: "pat@example.com",
};
const shipTo = { address_type_uuid: "d676657c-9f19-4230-85a3-e90f73669983", address_type: "Ship To" };
const shipFrom = {
  address_type_uuid: "218eef26-84d2-4ccd-9d67-f4eda9711ab8",
  address_type: "Default Ship From",
};
const firstEntries: readonly Wire[] = [
  bookEntry("book 1", shipFrom, "100 Cummings Ctr", "Suite 207", "Beverly", "MA", "01915"),
  bookEntry("book 2", shipTo, "8900 Executive Park Drive", "", "Knoxville", "TN", "37923"),
];

function bookEntry(
  name: string,
  address_type: Wire,
  street: string,
  street2: string,
  city: string,
  state: string,
  postal_code: string,
): Wire {
  return {
    organization_contact_address_uuid: uuidOf(name),
    address: {
      address_uuid: uuidOf(`${name} address`),
      street,
      street2,
      city,
      state,
      postal_code,
      country: "US",
    },
    address_type,
  };
}

/** Organizations, users, the address book and logins. Kept in memory only: nothing that is printed depends on them. */
export function accountRoutes(app: Hono<StruckEnv>): void {
  app.get("/whoami", (c) => c.json({ user: firstUser }));
  app.get("/organizations", (c) => listOf(c, [organization]));
  app.get("/organizations/:uuid", (c) =>
    c.req.param("uuid") === organization.organization_uuid
      ? c.json(organization)
      : failure(c, 404, "Organization not found"),
  );
  userRoutes(app);
  addressRoutes(app);
  loginRoutes(app);
}

function userRoutes(app: Hono<StruckEnv>): void {
  const users = new Map<string, Wire>([[text(firstUser.user_uuid), firstUser]]);
  app.get("/organizations/:uuid/users", (c) => listOf(c, [...users.values()]));
  app.get("/users/:uuid", (c) => {
    const user = users.get(c.req.param("uuid"));
    return user ? c.json(user) : failure(c, 404, "User not found");
  });
  app.post("/users", async (c) => {
    const body = await bodyOf(c);
    const missing = ["first_name", "last_name", "email"].find((key) => !text(body[key]));
    if (missing) return failure(c, 400, `${missing} parameter is missing`);
    const user = { ...body, user_uuid: uuidOf(`user ${users.size} ${text(body.email)}`) };
    users.set(user.user_uuid, user);
    return c.json(user);
  });
  app.on(["PATCH", "PUT"], "/users/:uuid", async (c) => {
    const user = users.get(c.req.param("uuid") ?? "");
    if (!user) return failure(c, 404, "User not found");
    const changed = { ...(c.req.method === "PATCH" ? user : {}), ...(await bodyOf(c)) };
    users.set(text(user.user_uuid), { ...changed, user_uuid: user.user_uuid });
    // The published sample carries `id` in place of `user_uuid`.
    return c.json({ ...changed, user_uuid: undefined, id: "1" });
  });
  app.delete("/users/:uuid", (c) =>
    users.delete(c.req.param("uuid")) ? c.json(true) : failure(c, 404, "User not found"),
  );
}

function addressRoutes(app: Hono<StruckEnv>): void {
  const book = new Map<string, Wire>(
    firstEntries.map((entry) => [text(record(entry.address).address_uuid), entry]),
  );
  const path = "/organizations/:uuid/users/:user/contacts/:contact/addresses";
  app.get(path, (c) => listOf(c, [...book.values()]));
  app.post(path, async (c) => {
    const body = await bodyOf(c);
    const missing = ["street", "city", "state", "country"].find((key) => !text(record(body.address)[key]));
    if (missing) return failure(c, 400, `${missing} parameter is missing`);
    const uuid = uuidOf(`address ${book.size}`);
    const entry = {
      organization_contact_address_uuid: uuidOf(`book ${uuid}`),
      address: { ...record(body.address), address_uuid: uuid },
      address_type: body.address_type,
    };
    book.set(uuid, entry);
    return c.json({ entities: [entry] });
  });
  app.on(["PATCH", "PUT"], "/addresses/:uuid", async (c) => {
    const entry = book.get(c.req.param("uuid") ?? "");
    if (!entry) return failure(c, 404, "Address not found");
    const before = c.req.method === "PATCH" ? record(entry.address) : {};
    const address = { ...before, ...(await bodyOf(c)), address_uuid: c.req.param("uuid") };
    book.set(address.address_uuid ?? "", { ...entry, address });
    return c.json(address);
  });
  app.delete("/addresses/:uuid", (c) =>
    book.delete(c.req.param("uuid")) ? c.json(true) : failure(c, 404, "Address not found"),
  );
}

function loginRoutes(app: Hono<StruckEnv>): void {
  const providers = ["email", "public key", "LDAP"].map((login_provider) => ({
    login_provider_uuid: uuidOf(login_provider),
    login_provider,
  }));
  const logins: Wire[] = [{ login_provider: providers[1], public: "sim-print-shop" }];
  app.get("/loginproviders", (c) => listOf(c, providers));
  app.post("/logins", async (c: Context<StruckEnv>) => {
    const body = await bodyOf(c);
    if (!text(record(body.user).user_uuid)) return failure(c, 400, "user_uuid parameter is missing");
    const provider = providers.find(
      (one) => one.login_provider_uuid === record(body.login_provider).login_provider_uuid,
    );
    if (!provider) return failure(c, 400, "Login provider not found");
    logins.push({ login_provider: provider, public: text(body.public) });
    return c.json({ entities: [logins.at(-1)] });
  });
  app.get("/organization/users/:uuid/logins", (c) => listOf(c, logins));
}
