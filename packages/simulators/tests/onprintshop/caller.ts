import {
  type OnPrintShopSimulator,
  type OnPrintShopSimulatorOptions,
  startOnPrintShopSimulator,
} from "@overprint/simulators/onprintshop";

export type Reply = {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** A simulated store and a caller that knows nothing but HTTP: no client of ours comes between. */
export async function aStore(options: OnPrintShopSimulatorOptions = {}) {
  const simulator = await startOnPrintShopSimulator({
    now: new Date("2026-03-02T16:00:00Z"),
    requestsPerMinute: 100_000,
    ...options,
  });
  let token = await tokenOf(simulator);
  const post = (query: string, variables: object = {}) =>
    fetch(`${simulator.url}/api/`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
  const ask = async (query: string, variables: object = {}): Promise<Reply> => {
    const response = await post(query, variables);
    const body = (await response.json()) as Partial<Reply>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  return {
    simulator,
    control: simulator.control,
    post,
    ask,
    renewToken: async () => {
      token = await tokenOf(simulator);
    },
  };
}

export const jsonKeys = ({ clientId, clientSecret }: OnPrintShopSimulator) =>
  JSON.stringify({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });

export const askToken = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/oauth/token`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

async function tokenOf(simulator: OnPrintShopSimulator): Promise<string> {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  const keys = { client_id: simulator.clientId, client_secret: simulator.clientSecret };
  const basic = Buffer.from(`${simulator.clientId}:${simulator.clientSecret}`).toString("base64");
  const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
  for (const answer of [
    await askToken(simulator.url, jsonKeys(simulator)),
    await askToken(
      simulator.url,
      new URLSearchParams([...form, ...Object.entries(keys)]).toString(),
      urlencoded,
    ),
    await askToken(simulator.url, form.toString(), { ...urlencoded, authorization: `Basic ${basic}` }),
  ])
    if (answer.ok) return ((await answer.json()) as { access_token: string }).access_token;
  throw new Error("the store gives a token");
}
