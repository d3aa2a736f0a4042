import { fileURLToPath, pathToFileURL } from "node:url";
import { reactRouter } from "@react-router/dev/vite";
import mantine from "postcss-preset-mantine";
import simpleVars from "postcss-simple-vars";
import { defineConfig, type Plugin } from "vite";

/**
 * Server code stays outside the bundle: screens reach it at run time, as Node runs it. Contexts keep their identity
 * that way (the host sets them, loaders read them), and the browser's bundle can never take server code in.
 */
function serverCodeStaysOutside(): Plugin {
  let isServing = false;
  return {
    name: "overprint:server-code-stays-outside",
    enforce: "pre",
    configResolved: (config) => {
      isServing = config.command === "serve";
    },
    resolveId: {
      filter: { id: /^#(server|tasks)\// },
      handler(id) {
        if (this.environment.name === "client")
          throw new Error(`${id} is server code; import it in loaders and actions only, or import its types`);
        const file = fileURLToPath(new URL(id.replace("#", "./"), import.meta.url));
        return isServing ? `${outside}${pathToFileURL(file).href}` : { id, external: true };
      },
    },
    // In development Vite would load such a file a second time, and a context of the second is not that of the first: what
    // stands in its place hands on what Node has loaded.
    load: {
      filter: { id: /^\0outside:/ },
      async handler(id) {
        const address = id.slice(outside.length);
        loadedByNode[address] = (await import(address)) as object;
        const names = Object.keys(loadedByNode[address]);
        return `export const { ${names.join(", ")} } = globalThis.overprintOutside[${JSON.stringify(address)}];`;
      },
    },
  };
}

const outside = "\0outside:";
/** One for the process, however often this file is read. */
const here = globalThis as { overprintOutside?: Record<string, object> };
here.overprintOutside ??= {};
const loadedByNode = here.overprintOutside;

/** Each icon comes from its own file: the package's entry names thousands, and a build that reads them all takes minutes of a small machine. */
function iconsOneByOne(): Plugin {
  const imports = /import\s*\{([^}]*)\}\s*from\s*["']@tabler\/icons-react["'];?/g;
  const single = (specifier: string) => {
    if (specifier.startsWith("type ")) return `import { ${specifier} } from "@tabler/icons-react";`;
    const [name, local = name] = specifier.split(/\s+as\s+/);
    return `import ${local} from "@tabler/icons-react/icons/${name}";`;
  };
  return {
    name: "overprint:icons-one-by-one",
    enforce: "pre",
    transform: {
      filter: { id: /\/app\/.*\.tsx?$/, code: "@tabler/icons-react" },
      handler: (code) => ({
        code: code.replace(imports, (_all, list: string) =>
          list
            .split(",")
            .map((name) => name.trim())
            .filter(Boolean)
            .map(single)
            .join(" "),
        ),
        map: null,
      }),
    },
  };
}

const ours = ["core", "database", "connectors", "fourover", "onprintshop", "simulators"];

/** Libraries of hundreds of small files each: joined into the bundle, they no longer cost every start the reading of them. */
const manyFiles = [/^@mantine\//, /^@tabler\//, /^recharts/, /^victory-vendor/, /^es-toolkit/, /^d3-/];

const breakpoints = { xs: "36em", sm: "48em", md: "62em", lg: "75em", xl: "88em" };
const variables = Object.fromEntries(
  Object.entries(breakpoints).map(([name, width]) => [`mantine-breakpoint-${name}`, width]),
);

export default defineConfig({
  plugins: [iconsOneByOne(), serverCodeStaysOutside(), reactRouter()],
  css: { postcss: { plugins: [mantine(), simpleVars({ variables })] } },
  ssr: { external: ours.map((name) => `@overprint/${name}`), noExternal: manyFiles },
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
});
