import { inspect } from "node:util";
import { FourOver, liveBaseUrl, redact, sandboxBaseUrl, signatures } from "@overprint/fourover";
import { expect, test } from "vitest";
import { aJob, anOrder, aPrinter, aWire, faultOf } from "./world.ts";

const key = "AKIDEXAMPLE";
const secret = "wJalrXUtnFEMI";
const signed = signatures(secret);

test("a signature is the HMAC of the verb alone, keyed with the hex text of the hashed private key", () => {
  // Computed with: printf GET | openssl dgst -sha256 -hmac "$(printf secret | sha256sum | cut -d' ' -f1)"
  expect(signatures("secret").GET).toBe("fd4730bbb873e86dbbb6f074bdd1812cbbd5e4d2e4d6c4f958626caa310b8197");
  expect(new Set(Object.values(signatures("secret"))).size).toBe(5);
});

test("reads and deletes carry key and signature in the query, writes in the header", async () => {
  await using wire = await aWire(() => ({ body: true }));
  const client = wire.connect({ apiKey: key, privateKey: secret });
  await client.accounts.whoami();
  await client.files.delete("f");
  await faultOf(client.accounts.updateUser("u", { email: "a@example.com" }));
  await faultOf(client.accounts.updateUser("u", { email: "a@example.com" }, "PUT"));
  await faultOf(client.accounts.createUser({ email: "a@example.com" }));
  const heard = wire.heard.map(({ method, url, headers }) => [method, url, headers.authorization]);
  expect(heard).toEqual([
    ["GET", `/whoami?apikey=${key}&signature=${signed.GET}`, undefined],
    ["DELETE", `/files/f?apikey=${key}&signature=${signed.DELETE}`, undefined],
    ["PATCH", "/users/u", `API ${key}:${signed.PATCH}`],
    ["PUT", "/users/u", `API ${key}:${signed.PUT}`],
    ["POST", "/users", `API ${key}:${signed.POST}`],
  ]);
});

test("a wrong private key is refused, and the fault says to fix the set-up", async () => {
  const { simulator, connect } = await aPrinter();
  const fault = await faultOf(connect({ privateKey: "wrong" }).accounts.whoami());
  expect(fault).toMatchObject({ code: "fourover/authentication", recovery: { kind: "fix-setup" } });
  await simulator.close();
});

test("neither key nor signature is in a fault, its cause, an event, or the printed client", async () => {
  const seen: unknown[] = [];
  for (const how of ["reset", { status: 500 }, { status: 401 }, { status: 429 }] as const) {
    await using wire = await aWire(() => how);
    const onCall = (event: unknown) => seen.push(event);
    const client = wire.connect({ apiKey: key, privateKey: secret, onCall });
    seen.push(
      await faultOf(client.products.detail("p")),
      await faultOf(client.orders.place(anOrder("PO", [aJob("one")]))),
      await faultOf(client.files.get("f")),
      client,
    );
  }
  const text = inspect(seen, { depth: 10 }) + JSON.stringify(seen);
  expect(text).toContain("/files/f");
  for (const hidden of [key, secret, signed.GET, signed.POST]) expect(text).not.toContain(hidden);
});

test("a redirect is not followed, so that the signature stays with the printer", async () => {
  await using other = await aWire(() => ({ body: true }));
  await using wire = await aWire(() => ({ status: 302, headers: { location: `${other.url}/whoami` } }));
  expect(await faultOf(wire.client.accounts.whoami())).toMatchObject({ code: "fourover/connection" });
  expect(await faultOf(wire.client.files.delete("f"))).toMatchObject({ code: "fourover/outcome-unknown" });
  expect(other.heard).toEqual([]);
});

test("values are encoded into paths, and what would leave the path is a bug", async () => {
  await using wire = await aWire(() => ({ body: { entities: [] } }));
  await wire.client.orders.status("Z1/../../users?x=1");
  expect(wire.heard[0]?.url).toMatch(/^\/orders\/Z1%2F\.\.%2F\.\.%2Fusers%3Fx%3D1\/status\?/);
  await expect(wire.client.orders.status("..")).rejects.toThrow(TypeError);
  await expect(wire.client.orders.status("")).rejects.toThrow(TypeError);
});

test("live and sandbox have bases of their own, and a trailing slash does not matter", async () => {
  expect([liveBaseUrl, sandboxBaseUrl]).toEqual(["https://api.4over.com", "https://sandbox-api.4over.com"]);
  const asked: string[] = [];
  const client = new FourOver({
    apiKey: key,
    privateKey: secret,
    baseUrl: `${sandboxBaseUrl}/`,
    fetch: async (url) => {
      asked.push(String(url));
      return new Response("true");
    },
  });
  await client.accounts.whoami();
  expect(asked[0]).toMatch(/^https:\/\/sandbox-api\.4over\.com\/whoami\?/);
});

test("text for people and logs loses keys, signatures, tokens, cards and addresses", () => {
  expect(redact("GET /x?apikey=abc&signature=def&max=20")).toBe(
    "GET /x?apikey=[hidden]&signature=[hidden]&max=20",
  );
  expect(redact("https://trade.4over.com/feed/rss.php?id=abcd1234")).toBe(
    "https://trade.4over.com/feed/rss.php?id=[hidden]",
  );
  expect(redact("API shop:0123abcd failed")).toBe("API [hidden] failed");
  expect(redact('{"token": "t", "account_number":"4111", "phone" : "888", "city":"LA"}')).toBe(
    '{"token": "[hidden]", "account_number":"[hidden]", "phone" : "[hidden]", "city":"LA"}',
  );
});
