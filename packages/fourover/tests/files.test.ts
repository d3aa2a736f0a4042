import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { all, aPrinter } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let host: Server;
let address: string;
const front = "%PDF-1.4\n<< /Type /Page >>\n%%EOF front";
const served: Readonly<Record<string, string>> = {
  "/front.pdf": front,
  "/rgb.pdf": "%PDF-1.4 /DeviceRGB",
  "/locked.pdf": "%PDF-1.4 /Encrypt",
  "/list.csv": "name,zip\nAnn,91202\n",
};
beforeAll(async () => {
  printer = await aPrinter();
  host = createServer((request, response) => {
    const body = served[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await printer.simulator.close();
  host.close();
});

test("the printer fetches artwork itself, and each address has its own outcome", async () => {
  const [good, lost] = await printer.client.files.create([`${address}/front.pdf`, `${address}/lost.pdf`]);
  expect(good).toMatchObject({ status: "success", file_uuid: expect.any(String), findings: {} });
  expect(lost).toEqual({
    status: "fail",
    file_uuid: null,
    preview_uuid: null,
    findings: { "501": "The printer could not download the file." },
  });
});

test("a registered file is listed, read back byte for byte, and deleted", async () => {
  const { files } = printer.client;
  const [file] = await files.create([`${address}/front.pdf`]);
  const uuid = file?.file_uuid ?? "";
  expect((await all(files.list())).find((row) => row.file_uuid === uuid)).toMatchObject({
    reference_file_name: "front.pdf",
  });
  expect(Buffer.from(await files.get(uuid)).toString()).toBe(front);
  expect(await files.delete(uuid)).toBe(true);
  await expect(files.get(uuid)).rejects.toMatchObject({ code: "fourover/request", reason: "File not found" });
  await expect(files.delete(uuid)).rejects.toMatchObject({ reason: "File not found" });
});

test("preflight orders by the print-ready PDF and names its findings by code", async () => {
  const [clean, rgb, locked] = await printer.client.files.createWithPreflight(
    ["front", "rgb", "locked"].map((name) => `${address}/${name}.pdf`),
    { width: 3.5, height: 2, bleed: 0.125, safe: 0.125 },
  );
  expect(clean).toMatchObject({
    status: "success",
    file_uuid: expect.any(String),
    preview_uuid: expect.any(String),
  });
  expect(rgb).toMatchObject({ status: "warning", findings: { "103": "An object uses RGB." } });
  expect(locked).toMatchObject({ status: "fail", file_uuid: null, findings: { "502": expect.any(String) } });
});

test.each(["101", "102", "103", "104", "105", "106", "107", "108", "109", "110", "500", "501", "502"])(
  "preflight finding %s is read, and only those from 500 on reject the file",
  async (code) => {
    printer.control.inject({ situation: "preflight-finding", code, times: 1 });
    const [file] = await printer.client.files.createWithPreflight([`${address}/front.pdf`]);
    expect(Object.keys(file?.findings ?? {})).toEqual([code]);
    expect(file?.status).toBe(Number(code) >= 500 ? "fail" : "warning");
    expect(file?.file_uuid === null).toBe(Number(code) >= 500);
  },
);

test("direct mail: an address list is checked, and its presort names the postage in cents", async () => {
  const { directMail } = printer.client;
  const list = await directMail.checkAddressList(`${address}/list.csv`, "CASS", 200);
  expect(list).toMatchObject({ validation_type: "CASS", original_address_list_csv: expect.any(String) });
  const presort = await directMail.presort({
    statement_id: list.statement_id,
    resource_uuids: ["a-file"],
    crid: "12345678",
  });
  expect(presort).toMatchObject({ postage_price: 5200, number_of_items_mailed: 200 });
  await expect(
    directMail.presort({ statement_id: list.statement_id, resource_uuids: [], crid: "12345678" }),
  ).rejects.toMatchObject({ reason: "resource_uuids parameter is missing" });
});
