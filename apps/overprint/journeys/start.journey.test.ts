import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ended, killAll, overprint, ready, temporaryFolders } from "./command-line.ts";

const folders = temporaryFolders();
const newFolder = folders.make;
afterEach(async () => {
  await killAll();
  folders.clear();
});

describe("overprint start", () => {
  test("an empty folder becomes a shop that answers, ends at Ctrl-C, and is all there again", async () => {
    const folder = newFolder();
    const first = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    const { base, firstPassword } = await ready(first);
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: "ok" });
    expect((await fetch(`${base}/`)).status).toBe(200);
    const admin = await fetch(`${base}/admin`);
    expect(admin.url).toBe(`${base}/admin/sign-in`);
    expect(await admin.text()).toContain("Sign in");
    expect(firstPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    first.child.kill("SIGINT");
    expect(await ended(first.child)).toBe(0);

    const second = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    expect((await ready(second)).firstPassword).toBe(firstPassword);
    second.child.kill("SIGTERM");
    expect(await ended(second.child)).toBe(0);
  });

  test("--dev serves the same pages with sources that are rebuilt as they change", async () => {
    const run = overprint(["start", "--dev"], { OVERPRINT_DATA_DIR: newFolder() });
    const { base } = await ready(run);
    const source = await fetch(`${base}/app/entry.client.tsx`);
    expect(source.headers.get("content-type")).toMatch(/javascript/);
    const page = await fetch(`${base}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("/app/entry.client.tsx");
    run.child.kill("SIGINT");
    expect(await ended(run.child)).toBe(0);
  });

  test("a kill in the middle of the very first start does no harm", async () => {
    const folder = newFolder();
    const first = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    while (
      first.child.exitCode === null &&
      !readdirSync(folder).some((name) => name.startsWith("database-new-"))
    )
      await new Promise((resolve) => setImmediate(resolve));
    first.child.kill("SIGKILL");
    await ended(first.child);
    expect(existsSync(join(folder, "database"))).toBe(false);
    const second = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
    const { base } = await ready(second);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});

describe("a start that cannot succeed says why in one sentence", () => {
  test("a taken port", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const run = overprint(["start"], { OVERPRINT_DATA_DIR: newFolder(), PORT: String(port) });
    expect(await ended(run.child)).toBe(1);
    holder.close();
    expect(run.said()).toBe(
      `Port ${port} is taken: end the program that uses it, or choose another with PORT.\n`,
    );
  });

  test("a folder that cannot be written", async () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");
    for (const folder of [join(file, "data"), "/proc/overprint"]) {
      const run = overprint(["start"], { OVERPRINT_DATA_DIR: folder });
      expect(await ended(run.child)).toBe(1);
      expect(run.said()).toMatch(
        /^The data folder \/\S+ cannot be written \(E[A-Z]+\): .*OVERPRINT_DATA_DIR\.\n$/,
      );
    }
  });

  test("a wrong variable", async () => {
    const run = overprint(["start"], { OVERPRINT_DATA_DIR: newFolder(), PORT: "eighty" });
    expect(await ended(run.child)).toBe(1);
    expect(run.said()).toBe("PORT must be a port number.\n");
  });

  test("a PostgreSQL server that is not there", async () => {
    const run = overprint(["start"], {
      OVERPRINT_DATA_DIR: newFolder(),
      DATABASE_URL: "postgresql://shop:hunter2@127.0.0.1:1/overprint",
    });
    expect(await ended(run.child)).toBe(1);
    expect(run.said()).toContain("The PostgreSQL server of DATABASE_URL cannot be used (ECONNREFUSED)");
    expect(run.said()).not.toContain("hunter2");
  });
});
