import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { FourOver, type JobRequest, type OrderRequest } from "@overprint/fourover";
import { type FourOverSimulatorOptions, startFourOverSimulator } from "@overprint/simulators/fourover";

/** A simulated printer and a client of it, at a fixed virtual time: Monday 2026-03-02, 16:00 UTC. */
export async function aPrinter(options: FourOverSimulatorOptions = {}) {
  const simulator = await startFourOverSimulator({
    products: 50,
    now: new Date("2026-03-02T16:00:00Z"),
    ...options,
  });
  const client = new FourOver({
    apiKey: simulator.apiKey,
    privateKey: simulator.privateKey,
    baseUrl: simulator.url,
    requestsPerMinute: 100_000,
    retry: { attempts: 1, budgetMs: 0 },
  });
  return { simulator, client, control: simulator.control };
}

/** An artwork host: every path answers a small PDF that holds its own name. */
export async function anArtworkHost() {
  const server = createServer((request, response) => {
    if (request.url?.includes("missing")) response.writeHead(404).end();
    else response.end(pdf(request.url ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
/** Bytes that the simulator takes for a one-page PDF. */
export const pdf = (name: string, more = ""): string =>
  `%PDF-1.4\n% ${name}\n<< /Type /Page >>${more}\n%%EOF`;

export const matteCards = "aaae2989-9cc0-4057-9dec-bd66e99805b9";
export const colors = {
  "4/0": "32d3c223-f82c-492b-b915-ba065a00862f",
  "4/1": "2fd6ad29-756c-4927-a66f-b0c0116e31f9",
  "4/4": "13abbda7-1d64-4f25-8bb2-c179b224825d",
} as const;
export const runs = {
  100: "8a3a0fd1-38ae-49a0-8736-3fedadc3dc93",
  1000: "52e3d710-0e8f-4d4d-8560-7d4d8655be69",
  25000: "b7d68b88-db18-469d-97df-9c11d710ed32",
} as const;
export const fiveToSevenDays = "e04b099b-4ac3-4a35-84d0-c530df7b7aff";

export const buyer = {
  company: "Buyer Ltd",
  phone: "888-888-8888",
  address: "5900 San Fernando Rd",
  city: "Glendale",
  state: "CA",
  zipcode: "91202",
  country: "US",
};
export const shop = {
  company: "Our Print Shop",
  phone: "888-888-8888",
  address: "100 Cummings Ctr",
  city: "Beverly",
  state: "MA",
  zipcode: "01915",
  country: "US",
};

/** 1,000 matte business cards 4/4 without files, drop-shipped to Glendale by free ground. State only what matters. */
export const aJob = (more: Partial<JobRequest> = {}): JobRequest => ({
  job_name: "CARDS-1",
  product_uuid: matteCards,
  runsize_uuid: runs[1000],
  colorspec_uuid: colors["4/4"],
  turnaroundtime_uuid: fiveToSevenDays,
  option_uuids: [],
  dropship: true,
  skip_files: true,
  ship_to: buyer,
  ship_from: shop,
  shipper: { shipping_method: "FREE UPS Ground", shipping_code: "03f" },
  ...more,
});

export const anOrder = (jobs: readonly JobRequest[], more: Partial<OrderRequest> = {}): OrderRequest => ({
  order_id: "PO-20481",
  is_test_order: true,
  skip_conformation: true,
  jobs,
  payment: { profile_token: "1010101010" },
  ...more,
});

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
