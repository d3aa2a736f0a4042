import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  FourOver,
  type FourOverError,
  type FourOverOptions,
  type JobRequest,
  type OrderRequest,
  type Time,
} from "@overprint/fourover";
import { type FourOverSimulatorOptions, startFourOverSimulator } from "@overprint/simulators/fourover";

/** A clock that sleeping moves: nothing waits in earnest. */
export function aClock(start = 0): Time & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

/** A simulated printer and a client of it that does not repeat itself unless told. */
export async function aPrinter(
  options: FourOverSimulatorOptions = {},
  clientOptions: Partial<FourOverOptions> = {},
) {
  const simulator = await startFourOverSimulator({
    products: 50,
    now: new Date("2026-03-02T16:00:00Z"),
    ...options,
  });
  const connect = (more: Partial<FourOverOptions> = {}) =>
    new FourOver({
      apiKey: simulator.apiKey,
      privateKey: simulator.privateKey,
      baseUrl: simulator.url,
      requestsPerMinute: 100_000,
      retry: { attempts: 1, budgetMs: 0 },
      ...clientOptions,
      ...more,
    });
  return { simulator, control: simulator.control, client: connect(), connect };
}

export type Heard = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};
type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/** A server that answers what the test says, and remembers what it heard. Bodies that are no text are sent as JSON. */
export async function aWire(reply: (heard: Heard, count: number) => Reply | "hang" | "reset") {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse) {
    let body = "";
    for await (const part of request) body += String(part);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body };
    heard.push(one);
    const said = reply(one, heard.length);
    if (said === "hang") return;
    if (said === "reset") return void request.socket.destroy();
    response.writeHead(said.status ?? 200, { "content-type": "application/json", ...said.headers });
    response.end(typeof said.body === "string" ? said.body : JSON.stringify(said.body ?? null));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connect = (more: Partial<FourOverOptions> = {}) =>
    new FourOver({
      apiKey: "shop",
      privateKey: "secret",
      baseUrl: url,
      retry: { attempts: 1, budgetMs: 0 },
      ...more,
    });
  return {
    url,
    heard,
    client: connect(),
    connect,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The fault that a call throws. */
export async function faultOf(call: Promise<unknown>): Promise<FourOverError> {
  return call.then(
    () => {
      throw new Error("the call succeeded");
    },
    (error: FourOverError) => error,
  );
}

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

export const matteCards = "aaae2989-9cc0-4057-9dec-bd66e99805b9";
export const fourFour = "13abbda7-1d64-4f25-8bb2-c179b224825d";
export const thousand = "52e3d710-0e8f-4d4d-8560-7d4d8655be69";
export const fiveToSevenDays = "e04b099b-4ac3-4a35-84d0-c530df7b7aff";
export const turnaroundGroup = "f80e8179-b264-42ce-9f80-bb258a09a1fe";

const buyer = {
  company: "Buyer Ltd",
  phone: "888-888-8888",
  address: "5900 San Fernando Rd",
  city: "Glendale",
  state: "CA",
  zipcode: "91202",
  country: "US",
};
export const glendale = buyer;

/** 1,000 matte business cards 4/4, ordered without files and drop-shipped to Glendale. */
export const aJob = (name: string, more: Partial<JobRequest> = {}): JobRequest => ({
  job_name: name,
  product_uuid: matteCards,
  runsize_uuid: thousand,
  colorspec_uuid: fourFour,
  turnaroundtime_uuid: fiveToSevenDays,
  option_uuids: [],
  dropship: true,
  skip_files: true,
  ship_to: buyer,
  ship_from: { ...buyer, company: "Our Print Shop" },
  shipper: { shipping_method: "FREE UPS Ground", shipping_code: "03f" },
  ...more,
});
export const anOrder = (reference: string, jobs: readonly JobRequest[]): OrderRequest => ({
  order_id: reference,
  is_test_order: true,
  skip_conformation: true,
  jobs,
  payment: { profile_token: "1010101010" },
});
