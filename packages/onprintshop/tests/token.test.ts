import { afterEach, describe, expect, test } from "vitest";
import { OnPrintShopAuthenticationError } from "../src/index.ts";
import { aStore } from "./store.fixture.ts";

type Store = Awaited<ReturnType<typeof aStore>>;
let store: Store;
afterEach(() => store.simulator.close());

const firstStatus = async ({ ops }: Pick<Store, "ops">) => {
  for await (const status of ops.orders.statuses()) return status.process_status_title;
  return null;
};

describe("the token", () => {
  test.each(["json", "form", "basic"] as const)(
    "a store that wants %s gets it, and is asked so from then on",
    async (form) => {
      store = await aStore({ tokenForm: form });
      expect(await firstStatus(store)).toBe("Pending");
      expect(store.ops.tokenForm).toBe(form);
      const before = store.calls("token");
      store.simulator.control.revokeTokens();
      await firstStatus(store);
      expect(store.calls("token") - before).toBe(1);
    },
  );

  test("one token serves calls that wait for it together", async () => {
    store = await aStore();
    await Promise.all([firstStatus(store), firstStatus(store), firstStatus(store)]);
    expect(store.calls("token")).toBe(1);
  });

  test.each(["token-expired", "token-expired-in-body"] as const)(
    "%s is answered with one fresh token",
    async (situation) => {
      store = await aStore();
      await firstStatus(store);
      store.simulator.control.inject({ situation, times: 1 });
      expect(await firstStatus(store)).toBe("Pending");
      expect(store.calls("token")).toBe(2);
    },
  );

  test("a token that is refused again and again is a matter for a person", async () => {
    store = await aStore();
    store.simulator.control.inject({ situation: "token-expired" });
    await expect(firstStatus(store)).rejects.toThrow(OnPrintShopAuthenticationError);
    expect(store.calls("token")).toBe(2);
  });

  test("a wrong secret is refused in every form and never shown", async () => {
    store = await aStore();
    const failed = await firstStatus({ ops: store.client({ clientSecret: "hunter2" }) }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: "onprintshop/authentication", recovery: { kind: "fix-setup" } });
    expect(String(failed)).toContain("refused the client id and secret");
    expect(JSON.stringify(failed) + String(failed)).not.toContain("hunter2");
  });

  test("an IP allow-list is named as the likely reason of a 403", async () => {
    store = await aStore();
    store.simulator.control.inject({ situation: "ip-not-allowed" });
    await expect(firstStatus(store)).rejects.toThrow("IP Addresses");
  });

  test("a client shows neither its secret nor its token", async () => {
    store = await aStore();
    await firstStatus(store);
    expect(JSON.stringify(store.ops)).toBe('{"orders":{},"products":{}}');
  });
});
