import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { SecretUnreadableError, seal, unseal } from "./seal.ts";

const key = randomBytes(32);

test("a sealed secret shows nothing of itself and opens with its key", () => {
  const sealed = seal("private-key-1", "printer.live.private-key", key);
  expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("private");
  expect(unseal(sealed, "printer.live.private-key", key)).toBe("private-key-1");
});

test("the same secret is sealed differently each time", () => {
  expect(seal("x", "a", key)).not.toBe(seal("x", "a", key));
});

test("another key, another name or a changed byte does not open it", () => {
  const sealed = seal("private-key-1", "a", key);
  const bytes = Buffer.from(sealed, "base64");
  bytes[30] = (bytes[30] ?? 0) ^ 1;
  expect(() => unseal(sealed, "a", randomBytes(32))).toThrow(SecretUnreadableError);
  expect(() => unseal(sealed, "b", key)).toThrow(SecretUnreadableError);
  expect(() => unseal(bytes.toString("base64"), "a", key)).toThrow(/Restore the key/);
});
