import { formatMoney } from "@overprint/core/money";
import {
  type Cart,
  type CartLineId,
  changeSets,
  maxSets,
  placeArtwork,
  priceCart,
  removeLine,
} from "@overprint/core/orders";
import { data, Form, Link, redirect, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { artworkField, takeArtwork, uploadLimitBytes } from "#server/storefront/add-to-cart.ts";
import { findCart } from "#server/storefront/cart-cookie.ts";
import { readFormAtMost } from "#server/storefront/read-upload.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { Drawing } from "../art/drawing.tsx";
import { ArtworkDrop } from "../artwork/artwork-drop.tsx";
import { useHydrated } from "../parts/hydrated.ts";
import { Notice } from "../parts/notice.tsx";
import type { Route } from "./+types/cart.ts";
import { type CartView, type LineView, viewOfCart } from "./view.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { carts, priceConfiguration, shelf } = context.get(overprintContext);
  const cart = await findCart(request, carts);
  if (!cart || cart.lines.length === 0) return { view: null };
  return { view: await viewOfCart(await priceCart(cart, priceConfiguration, "USD"), shelf) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const cart = await findCart(request, overprint.carts);
  if (!cart) return redirect("/cart");
  const body = await readFormAtMost(request, uploadLimitBytes);
  if (body.kind === "too-large")
    return data({ reason: "The file is too large: up to 100 MB at a time." }, { status: 413 });
  const changed = await change(cart, body.form, overprint);
  if (!changed.ok) return data({ reason: changed.reason }, { status: 422 });
  await overprint.carts.save(changed.cart);
  return redirect("/cart");
}

type Changed = { readonly ok: true; readonly cart: Cart } | { readonly ok: false; readonly reason: string };

async function change(cart: Cart, form: FormData, overprint: Overprint): Promise<Changed> {
  // An id that is not in the cart is refused as a line that is gone.
  const lineId = String(form.get("line") ?? "") as CartLineId;
  switch (form.get("intent")) {
    case "remove":
      return asChanged(removeLine(cart, lineId));
    case "sets":
      return asChanged(changeSets(cart, lineId, Number(form.get("sets"))));
    case "artwork":
      return addArtwork(cart, lineId, form, overprint);
    default:
      return { ok: false, reason: "Nothing was changed. Reload the page and try again." };
  }
}

const asChanged = (outcome: ReturnType<typeof removeLine>): Changed =>
  outcome.ok ? { ok: true, cart: outcome.value } : { ok: false, reason: outcome.problem.reason };

async function addArtwork(
  cart: Cart,
  lineId: CartLineId,
  form: FormData,
  overprint: Overprint,
): Promise<Changed> {
  const line = cart.lines.find(({ id }) => id === lineId);
  const product = line ? await overprint.shelf.productById(line.chosen.productId) : null;
  let changed: Changed = { ok: true, cart };
  for (let set = 1; set <= (line?.chosen.sets ?? 0) && changed.ok; set += 1)
    for (const reason of ["fr", "bk"] as const) {
      const given = form.get(artworkField(set, reason));
      if (!changed.ok || given === null || given === "" || (typeof given !== "string" && given.size === 0))
        continue;
      const taken = await takeArtwork(given, product?.sizeIn ?? null, overprint);
      changed = taken.ok
        ? asChanged(placeArtwork(changed.cart, lineId, { set, reason, file: taken.value }))
        : { ok: false, reason: taken.problem.reason };
    }
  return changed;
}

export const meta: Route.MetaFunction = () => [{ title: "Your cart" }];

export default function CartPage({ loaderData: { view }, actionData }: Route.ComponentProps) {
  const [params] = useSearchParams();
  if (!view) return <EmptyCart />;
  return (
    <div className="wrap" style={{ paddingTop: 28 }}>
      <h1>Your cart</h1>
      <Notice refused={actionData?.reason} done={params.has("added") ? "It is in your cart." : null} />
      <div className="two">
        <div>
          {view.refused.map((line) => (
            <RefusedLine key={line.id} {...line} />
          ))}
          {view.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </div>
        <Summary view={view} />
      </div>
    </div>
  );
}

function Line({ line }: { readonly line: LineView }) {
  return (
    <article className="line" aria-label={line.title}>
      <div className="picture">
        <Drawing picture={line.picture} />
      </div>
      <div style={{ display: "grid", gap: 8 }}>
        <h3>{line.slug ? <Link to={`/p/${line.slug}`}>{line.title}</Link> : line.title}</h3>
        <p className="soft small">
          {line.specification.map(({ label, value }) => `${label}: ${value}`).join(" · ")}
        </p>
        <Artwork line={line} />
        <div className="actions small">
          <Form
            method="post"
            encType="multipart/form-data"
            className="field"
            style={{ display: "flex", gap: 8 }}
          >
            <input type="hidden" name="intent" value="sets" />
            <input type="hidden" name="line" value={line.id} />
            <label htmlFor={`sets-${line.id}`} style={{ margin: "auto 0" }}>
              Sets
            </label>
            <input
              id={`sets-${line.id}`}
              className="sets"
              type="number"
              name="sets"
              min={1}
              max={maxSets}
              defaultValue={line.sets}
            />
            <button type="submit" className="text-button">
              Update
            </button>
          </Form>
          <Form method="post" encType="multipart/form-data" style={{ margin: "auto 0" }}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="line" value={line.id} />
            <button type="submit" className="text-button">
              Remove
            </button>
          </Form>
        </div>
      </div>
      <div className="figure" style={{ textAlign: "right" }}>
        <strong>{formatMoney(line.price)}</strong>
        {line.sets > 1 ? (
          <div className="soft small">
            {line.sets} × {formatMoney(line.pricePerSet)}
          </div>
        ) : null}
      </div>
    </article>
  );
}

/** What is there and what is missing; a missing file can be added here, and is added at once where scripts run. */
function Artwork({ line }: { readonly line: LineView }) {
  const isHydrated = useHydrated();
  const missing = line.artwork.filter(({ fileName }) => fileName === null);
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <ul className="findings">
        {line.artwork
          .filter(({ fileName }) => fileName !== null)
          .map(({ field, label, fileName }) => (
            <li key={field} className="pass">
              ✓ {label}: {fileName}
            </li>
          ))}
      </ul>
      {missing.length > 0 ? (
        <details>
          <summary className="small">
            {missing.length === 1 ? "One file is" : `${missing.length} files are`} missing. Add now, or later
            from your order page.
          </summary>
          <Form
            method="post"
            encType="multipart/form-data"
            style={{ display: "grid", gap: 10, marginTop: 10 }}
          >
            <input type="hidden" name="intent" value="artwork" />
            <input type="hidden" name="line" value={line.id} />
            <div className="sides">
              {missing.map(({ field, label }) => (
                <ArtworkDrop key={field} name={field} label={label} sizeIn={line.sizeIn} />
              ))}
            </div>
            <button type="submit" className="button plain" style={{ justifySelf: "start" }}>
              {isHydrated ? "Keep these files" : "Upload"}
            </button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function RefusedLine({ id, title, reason }: CartView["refused"][number]) {
  return (
    <div className="notice bad" role="alert" style={{ marginTop: 16 }}>
      <strong>{title}</strong>: {reason}
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="line" value={id} />
        <button type="submit" className="text-button">
          Take it out
        </button>
      </Form>
    </div>
  );
}

function Summary({ view }: { readonly view: CartView }) {
  return (
    <aside className="panel sticky" aria-label="Sum">
      <div className="sum">
        <div>
          <span>Print</span>
          <span className="figure">{formatMoney(view.subtotal)}</span>
        </div>
        <div className="soft">
          <span>Shipping</span>
          <span>at the next step</span>
        </div>
        <div className="total">
          <span>So far</span>
          <span className="figure">{formatMoney(view.subtotal)}</span>
        </div>
      </div>
      {view.refused.length === 0 ? (
        <Link to="/checkout" className="button wide" style={{ marginTop: 16 }}>
          Go to checkout
        </Link>
      ) : (
        <p className="small" style={{ marginTop: 16 }}>
          Take out what cannot be made, then go on.
        </p>
      )}
      <p style={{ textAlign: "center", marginTop: 12 }}>
        <Link to="/products">Keep looking</Link>
      </p>
    </aside>
  );
}

function EmptyCart() {
  return (
    <div className="wrap empty">
      <Drawing picture="business-card" />
      <h1>Your cart is empty</h1>
      <p className="soft">Good print starts with paper. Choose some.</p>
      <Link to="/products" className="button">
        See everything we print
      </Link>
    </div>
  );
}
