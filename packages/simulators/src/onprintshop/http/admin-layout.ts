import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

const tabs = [
  ["Orders", "/admin/"],
  ["Products", "/admin/products"],
  ["Statuses", "/admin/statuses"],
  ["Shipments", "/admin/shipments"],
] as const;

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2330, #e8eaf0); --soft: light-dark(#667085, #98a2b3); --line: light-dark(#e4e7ec, #344054);
  --page: light-dark(#f7f8fa, #101318); --card: light-dark(#fff, #181c23); --brand: light-dark(#b54708, #f79009); }
* { box-sizing: border-box } body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page) }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: .9rem 1.25rem; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline }
header strong { font-size: 1.05rem } header span { color: var(--soft); font-size: .85rem }
nav { display: flex; gap: 1rem; flex-wrap: wrap } nav a { color: var(--soft); text-decoration: none; padding: .15rem 0 } nav a[aria-current] { color: var(--ink); border-bottom: 2px solid var(--brand) }
main { max-width: 72rem; margin: 1.5rem auto; padding: 0 1.25rem } h1 { font-size: 1.35rem; margin: 0 0 1rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
a { color: var(--brand) } .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem; margin-bottom: 1rem; overflow-x: auto }
table { border-collapse: collapse; width: 100% } th { text-align: left; color: var(--soft); font-weight: 500; font-size: .82rem } th, td { padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 } .n { text-align: right; font-variant-numeric: tabular-nums } .soft { color: var(--soft) } .bad { color: #d92d20 }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 0 .6rem; font-size: .82rem } code { font-size: .85em }
form.row { display: flex; gap: .6rem; flex-wrap: wrap; align-items: end } label { display: grid; gap: .2rem; font-size: .82rem; color: var(--soft) }
input, select, button { font: inherit; padding: .4rem .6rem; border-radius: 7px; border: 1px solid var(--line); background: var(--page); color: var(--ink); min-height: 2.3rem }
button { background: var(--brand); border-color: var(--brand); color: light-dark(#fff, #101318); cursor: pointer } button.quiet { background: none; color: var(--soft); border-color: var(--line) }
`;

/** A page of the simulated admin. */
export const layout = (current: string, body: Html | Promise<Html>) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${current} - Simulated Print Shop</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <header>
      <strong>Simulated Print Shop</strong><span>OnPrintShop simulator: nothing here is real</span>
      <nav aria-label="Sections">
        ${tabs.map(([name, path]) => html`<a href="${path}" ${name === current ? raw('aria-current="page"') : ""}>${name}</a>`)}
      </nav>
    </header>
    <main><h1>${current}</h1>${body}</main>
  </body>
</html>`;
