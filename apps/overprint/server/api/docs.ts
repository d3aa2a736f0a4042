import { html } from "hono/html";

type Document = {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: object;
};
type Operation = { readonly summary?: string; readonly parameters?: readonly { readonly name?: string }[] };

/** The routes of the document on one plain page; tools read openapi.json. */
export function docsPage({ info, paths = {} }: Document) {
  const routes = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${info.title}</title>
        <style>
          body { font: 16px/1.5 system-ui; max-width: 860px; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
          td { padding: 0.4rem 1rem 0.4rem 0; vertical-align: top }
          code { font-size: 0.95em }
        </style>
      </head>
      <body>
        <h1>${info.title}</h1>
        <p>${info.description ?? ""}</p>
        <p>The whole contract: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p>
        <table>
          ${routes.map(
            ({ path, method, operation }) =>
              html`<tr>
                <td><code>${method.toUpperCase()} /api/v1${path}</code></td>
                <td>
                  ${operation.summary ?? ""}<br /><small
                    >${(operation.parameters ?? []).map(({ name }) => name).join(", ")}</small
                  >
                </td>
              </tr>`,
          )}
        </table>
      </body>
    </html>`;
}
