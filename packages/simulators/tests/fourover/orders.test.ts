import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aJob, anArtworkHost, anOrder, aPrinter, pdf } from "./shop.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let host: Awaited<ReturnType<typeof anArtworkHost>>;
beforeAll(async () => {
  [printer, host] = await Promise.all([aPrinter(), anArtworkHost()]);
});
afterAll(async () => {
  await Promise.all([printer.simulator.close(), host.close()]);
});

test("an order without files waits for artwork, and attaching it starts production", async () => {
  const { client, control } = printer;
  const placed = await client.orders.place(anOrder([aJob()], { order_id: "PO-1" }));
  expect(placed.order_status).toBe("Success");
  const [job] = placed.jobs;
  expect(job).toEqual({ job_id: "Z8291000137-001", customer_job_id: "CARDS-1", messages: [] });
  expect((await client.orders.status(job?.job_id ?? ""))[0]?.status).toBe("Awaiting Artwork");

  const files = { fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` };
  expect(await client.orders.attachFiles(job?.job_id ?? "", [files])).toBe(
    "File(s) succesfully attached to the order: Z8291000137-001",
  );
  expect((await client.orders.status(job?.job_id ?? ""))[0]?.status).toBe("New");
  expect(control.job(job?.job_id ?? "")?.artwork.fr).toMatchObject({
    url: `${host.url}/front.pdf`,
    sizeBytes: 45,
    sha256: createHash("sha256").update(pdf("/front.pdf")).digest("hex"),
  });
});
