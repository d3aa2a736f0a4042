import type { Hono } from "hono";
import { uuidOf } from "../random.ts";
import { failure, listOf } from "./envelope.ts";

const organization = {
  organization_uuid: uuidOf("organization"),
  organization_name: "Example Print Shop",
  organization_description: "Example Print Shop",
  parent_organization: { organization_uuid: uuidOf("parent"), organization_name: "API", job_code_prefix: "" },
  job_code_prefix: "Z",
};
const user = { user_uuid: uuidOf("user"), first_name: "Pat", last_name: "Printer", email: "pat@example.com" };
const book = [
  {
    organization_contact_address_uuid: uuidOf("book 1"),
    address: {
      address_uuid: uuidOf("address 1"),
      street: "100 Cummings Ctr",
      street2: "Suite 207",
      city: "Beverly",
      state: "MA",
      postal_code: "01915",
      country: "US",
    },
    address_type: {
      address_type_uuid: "218eef26-84d2-4ccd-9d67-f4eda9711ab8",
      address_type: "Default Ship From",
    },
  },
  {
    organization_contact_address_uuid: uuidOf("book 2"),
    address: {
      address_uuid: uuidOf("address 2"),
      street: "8900 Executive Park Drive",
      street2: "",
      city: "Knoxville",
      state: "TN",
      postal_code: "37923",
      country: "US",
    },
    address_type: { address_type_uuid: "d676657c-9f19-4230-85a3-e90f73669983", address_type: "Ship To" },
  },
];

export function accountRoutes(app: Hono): void {
  app.get("/whoami", (c) => c.json({ user }));
  app.get("/organizations", (c) => listOf(c, [organization]));
  app.get("/organizations/:uuid", (c) =>
    c.req.param("uuid") === organization.organization_uuid
      ? c.json(organization)
      : failure(c, 404, "Organization not found", "Not Found"),
  );
  app.get("/organizations/:uuid/users", (c) => listOf(c, [user]));
  app.get("/organizations/:uuid/users/:user/contacts/:contact/addresses", (c) => listOf(c, book));
  app.post("/organizations/:uuid/users/:user/contacts/:contact/addresses", async (c) =>
    c.json({
      entities: [
        {
          ...(await c.req.json<Record<string, unknown>>()),
          organization_contact_address_uuid: uuidOf("book new"),
        },
      ],
    }),
  );
  app.get("/users/:uuid", (c) => c.json({ ...user, user_uuid: c.req.param("uuid") }));
  app.post("/users", async (c) => c.json({ ...(await c.req.json()), user_uuid: uuidOf("user new") }));
  app.on(["PATCH", "PUT"], "/users/:uuid", async (c) =>
    c.json({ ...user, ...(await c.req.json()), id: "1" }),
  );
  app.delete("/users/:uuid", (c) => c.json(true));
  app.on(["PATCH", "PUT"], "/addresses/:uuid", async (c) =>
    c.json({ address_uuid: c.req.param("uuid"), ...(await c.req.json()) }),
  );
  app.delete("/addresses/:uuid", (c) => c.json(true));
  app.get("/loginproviders", (c) =>
    listOf(
      c,
      ["email", "public key", "LDAP"].map((login_provider) => ({
        login_provider_uuid: uuidOf(login_provider),
        login_provider,
      })),
    ),
  );
  app.post("/logins", async (c) =>
    c.json({ entities: [{ public: String((await c.req.json()).public ?? "") }] }),
  );
  app.get("/organization/users/:uuid/logins", (c) =>
    listOf(c, [{ login_provider: { login_provider: "public key" }, public: "sim-print-shop" }]),
  );
  app.post("/presorts", (c) =>
    c.json({ postage_price: 52.4, number_of_items_mailed: 200, post_office_drop_date: "2026-12-01" }),
  );
}
