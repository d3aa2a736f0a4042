import { createServer } from "node:http";
import { FourOver } from "@overprint/fourover";
import { startFourOverSimulator } from "@overprint/simulators/fourover";
import { statusFeedContract, tradePrinterContract } from "@overprint/testing/contracts";
import { fourOverFeed, fourOverPrinter } from "#fourover/index.ts";

const clock = { now: () => new Date() };

async function serveArtwork(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((_request, response) => response.end("%PDF-1.7 a card"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the artwork server has a port");
  return {
    url: `http://127.0.0.1:${address.port}/card.pdf`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

tradePrinterContract("4over over HTTP, against the simulator", async () => {
  const simulator = await startFourOverSimulator({ products: 45 });
  const artwork = await serveArtwork();
  const { apiKey, privateKey, url: baseUrl } = simulator;
  return {
    printer: fourOverPrinter(new FourOver({ apiKey, privateKey, baseUrl })),
    artworkUrl: artwork.url,
    paymentToken: "1010101010",
    putOnPress: (jobId) => simulator.control.moveJob(jobId, "On Press"),
    ship: (jobId, trackingNumber) => simulator.control.ship(jobId, [trackingNumber]),
    close: async () => {
      await simulator.close();
      await artwork.close();
    },
  };
});

statusFeedContract("4over's RSS feed, against the simulator", async () => {
  const simulator = await startFourOverSimulator({ products: 3 });
  const { apiKey, privateKey, url: baseUrl } = simulator;
  const jobIds = await placeTwoJobs(new FourOver({ apiKey, privateKey, baseUrl }));
  simulator.control.moveJob(jobIds[0], "On Press");
  simulator.control.ship(jobIds[1], ["1Z2A61010358895672"]);
  return {
    feed: fourOverFeed(simulator.feedUrl, clock),
    onPress: jobIds[0],
    shipped: { jobId: jobIds[1], trackingNumber: "1Z2A61010358895672" },
    becomePage: () => simulator.control.inject({ situation: "feed-html" }),
    close: simulator.close,
  };
});

async function placeTwoJobs(client: FourOver): Promise<readonly [string, string]> {
  for await (const page of fourOverPrinter(client).fetchProductPages({})) {
    const product = page.products[0]?.product;
    const row = product?.turnaroundRows[0];
    if (!product || !row) continue;
    const job = (name: string) => ({
      job_name: name,
      product_uuid: product.id,
      runsize_uuid: row.runSizeId,
      colorspec_uuid: row.colorSpecId,
      turnaroundtime_uuid: row.turnaroundId,
      option_uuids: [],
      dropship: false,
      files: { fr: "http://127.0.0.1:9/a.pdf" },
      shipper: { shipping_method: "Ground Shipping", shipping_code: "03" },
    });
    const placed = await client.orders.place({
      order_id: "feed",
      is_test_order: true,
      skip_conformation: true,
      jobs: [job("one"), job("two")],
      payment: { profile_token: "1010101010" },
    });
    const [one, two] = placed.jobs.map((each) => each.job_id);
    if (one && two) return [one, two];
  }
  throw new Error("the simulator takes two jobs");
}
