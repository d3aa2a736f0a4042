import { afterAll, beforeAll, expect, test } from "vitest";
import { all, aPrinter } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
beforeAll(async () => {
  printer = await aPrinter();
});
afterAll(() => printer.simulator.close());

test("good keys are recognised by the status alone", async () => {
  expect(await printer.client.accounts.whoami()).toBe(true);
});

test("the account has an organization whose letter begins its job numbers", async () => {
  const { accounts } = printer.client;
  const [first] = await all(accounts.organizations());
  expect(first).toMatchObject({ organization_name: "Example Print Shop", job_code_prefix: "Z" });
  expect(await accounts.organization(first?.organization_uuid ?? "")).toMatchObject({ job_code_prefix: "Z" });
});

test("a user is created, read, changed, replaced and deleted", async () => {
  const { accounts } = printer.client;
  const made = await accounts.createUser({ first_name: "Ann", last_name: "Ink", email: "ann@example.com" });
  const uuid = made.user_uuid ?? "";
  expect(await accounts.user(uuid)).toMatchObject({ first_name: "Ann", email: "ann@example.com" });
  // The printer's answer to a change carries `id` in place of `user_uuid`.
  expect(await accounts.updateUser(uuid, { last_name: "Quill" })).toMatchObject({
    id: "1",
    last_name: "Quill",
  });
  expect(await accounts.user(uuid)).toMatchObject({ first_name: "Ann", last_name: "Quill" });
  await accounts.updateUser(uuid, { first_name: "Eve", last_name: "Nib", email: "eve@example.com" }, "PUT");
  expect(await accounts.user(uuid)).toMatchObject({ first_name: "Eve", last_name: "Nib" });
  expect(await accounts.deleteUser(uuid)).toBe(true);
  await expect(accounts.user(uuid)).rejects.toThrow(/User not found/);
});

test("the users of an organization are listed", async () => {
  const [organization] = await all(printer.client.accounts.organizations());
  const users = await all(printer.client.accounts.users(organization?.organization_uuid ?? ""));
  expect(users.map((user) => user.email)).toContain("pat@example.com");
});

test("the address book takes an address, changes it and lets it go", async () => {
  const { accounts } = printer.client;
  const at = ["organization", "user", "contact"] as const;
  const before = await all(accounts.addresses(...at));
  expect(before[0]).toMatchObject({
    address: { street: "100 Cummings Ctr", postal_code: "01915" },
    address_type: { address_type: "Default Ship From" },
  });
  const address = {
    street: "12 Main St.",
    city: "Santa Barbara",
    state: "CA",
    postal_code: "95221",
    country: "US",
  };
  const [added] = await accounts.addAddress(...at, address, "Ship To");
  const uuid = added?.address.address_uuid ?? "";
  expect(await accounts.updateAddress(uuid, { city: "Goleta" })).toMatchObject({
    street: "12 Main St.",
    city: "Goleta",
  });
  await accounts.updateAddress(uuid, { ...address, street: "14 Main St." }, "PUT");
  const streets = async () => (await all(accounts.addresses(...at))).map((entry) => entry.address.street);
  expect(await streets()).toContain("14 Main St.");
  expect(await accounts.deleteAddress(uuid)).toBe(true);
  expect(await streets()).not.toContain("14 Main St.");
});

test("a login is added with one of the providers", async () => {
  const { accounts } = printer.client;
  const providers = await all(accounts.loginProviders());
  expect(providers.map((provider) => provider.login_provider)).toEqual(["email", "public key", "LDAP"]);
  const added = await accounts.createLogin({
    user_uuid: "a-user",
    login_provider_uuid: providers[1]?.login_provider_uuid ?? "",
    public: "press-room",
    private: "never shown",
  });
  expect(added).toMatchObject([{ public: "press-room" }]);
  const logins = await all(accounts.logins("a-user"));
  expect(logins.map((login) => login.public)).toEqual(["sim-print-shop", "press-room"]);
});

test("a user without an address of e-mail is refused in the printer's words", async () => {
  await expect(printer.client.accounts.createUser({ first_name: "Ann", last_name: "Ink" })).rejects.toThrow(
    "4over refused the request (email parameter is missing): POST /users (HTTP 400)",
  );
});
