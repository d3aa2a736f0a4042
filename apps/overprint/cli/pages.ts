import { createRequestHandler } from "react-router";
import type { Host } from "#server/http/host.ts";
import { appRoot, assetsDir, buildWhenStale, loadBuild } from "./build.ts";

/** Pages and browser files: built once, or in development served by Vite as the sources change. */
export async function openPages({
  isDevelopment,
}: {
  readonly isDevelopment: boolean;
}): Promise<Pick<Host, "pages" | "assets">> {
  return isDevelopment ? developed() : built();
}

async function built(): Promise<Pick<Host, "pages" | "assets">> {
  await buildWhenStale();
  return {
    pages: createRequestHandler(await loadBuild(), "production"),
    assets: { kind: "folder", path: assetsDir },
  };
}

async function developed(): Promise<Pick<Host, "pages" | "assets">> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: appRoot, server: { middlewareMode: true }, appType: "custom" });
  const load = () => vite.ssrLoadModule("virtual:react-router/server-build");
  return {
    pages: createRequestHandler(load as Parameters<typeof createRequestHandler>[0], "development"),
    assets: { kind: "development", middleware: vite.middlewares },
  };
}
