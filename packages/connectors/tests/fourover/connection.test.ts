import { FourOver } from "@overprint/fourover";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkConnection } from "../../src/fourover/connection.ts";

const noRetry = { attempts: 1, budgetMs: 0 };

describe("the connection test", () => {
  let simulator: FourOverSimulator;
  beforeAll(async () => {
    simulator = await startFourOverSimulator({ products: 2 });
  });
  afterAll(() => simulator.close());

  const keys = () => ({ baseUrl: simulator.url, apiKey: simulator.apiKey, privateKey: simulator.privateKey });

  test("keys that open an account name it", async () => {
    const checked = await checkConnection(new FourOver(keys()));
    expect(checked).toMatchObject({ ok: true, value: { account: expect.stringMatching(/./) } });
  });

  test.each([
    ["a wrong API key", { apiKey: "somebody-else" }],
    ["a wrong private key", { privateKey: "mistyped" }],
  ])("%s is named as the cause, with what to check, and shows no key", async (_title, wrong) => {
    const checked = await checkConnection(new FourOver({ ...keys(), ...wrong, retry: noRetry }));
    expect(checked).toEqual({
      ok: false,
      problem: {
        kind: "connection-refused",
        reason: "4over does not accept the API key or its private key.",
        doNext:
          "Check that both keys were copied whole, and that they were issued for this mode: sandbox and live have keys of their own.",
      },
    });
  });

  test("a printer that is down is told apart from a wrong key", async () => {
    const down = await startFourOverSimulator({ products: 2 });
    await down.close();
    const checked = await checkConnection(new FourOver({ ...keys(), baseUrl: down.url, retry: noRetry }));
    expect(checked).toMatchObject({ ok: false, problem: { reason: "4over could not be reached." } });
  });
});
