import { redactedText } from "@overprint/core/redaction";
import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test("the query of a URL is never logged", () => {
  expect(redactedText("GET https://api.4over.com/orders?apikey=shop&signature=f00d failed")).toBe(
    "GET https://api.4over.com/orders?[hidden] failed",
  );
  expect(redactedText("GET /files/a.pdf?token=abc")).toBe("GET /files/a.pdf?[hidden]");
});

test("passwords in addresses, authorization headers and e-mail addresses are hidden in texts", () => {
  expect(redactedText("postgres://shop:hunter2@db:5432/overprint")).toBe(
    "postgres://[hidden]@db:5432/overprint",
  );
  expect(redactedText("Authorization: API sim-print-shop:0a1b2c3d4e")).not.toContain("0a1b2c3d4e");
  expect(redactedText("mail to jane.doe+x@example.co.uk bounced")).toBe("mail to [hidden] bounced");
});

test("fields that hold credentials or people are hidden by name, at any depth", () => {
  const line = logged((log) =>
    log.info(
      {
        headers: { Authorization: "API k:s", cookie: "session=1", "x-api-key": "k2" },
        account: { private_key: "p", profile_token: "t", signature: "s3" },
        order: { customer: { email: "a@b.example", phone: "555-0100" }, shipTo: { address: "1 Main St" } },
        safe: "kept",
      },
      "order stored",
    ),
  );
  const entry = JSON.parse(line) as Record<string, unknown>;
  expect(entry).toMatchObject({
    headers: { Authorization: "[hidden]", cookie: "[hidden]", "x-api-key": "[hidden]" },
    account: { private_key: "[hidden]", profile_token: "[hidden]", signature: "[hidden]" },
    order: { customer: { email: "[hidden]", phone: "[hidden]" }, shipTo: "[hidden]" },
    safe: "kept",
    msg: "order stored",
  });
});

test("an error is logged with its cause, both without what is secret", () => {
  const cause = new Error("connect https://s3.example/b/a.pdf?X-Amz-Signature=abc");
  const line = logged((log) =>
    log.error({ err: new Error("upload failed for jane@shop.example", { cause }) }, "task failed"),
  );
  expect(line).toContain("upload failed for [hidden]");
  expect(line).toContain("https://s3.example/b/a.pdf?[hidden]");
  expect(line).not.toContain("X-Amz-Signature");
});

test("the message itself and its arguments are redacted", () => {
  expect(logged((log) => log.info("fetched %s", "https://x.example/f?id=secret"))).not.toContain("id=secret");
});
