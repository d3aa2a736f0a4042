import { formatMoney } from "@overprint/core/money";
import { isAccessKey, type OrderRecord } from "@overprint/core/orders";
import { data, Form, redirect, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { artworkField, takeArtwork, uploadLimitBytes } from "#server/storefront/add-to-cart.ts";
import { readFormAtMost } from "#server/storefront/read-upload.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { Drawing } from "../art/drawing.tsx";
import { ArtworkDrop } from "../artwork/artwork-drop.tsx";
import { formatDate } from "../parts/dates.ts";
import { Notice } from "../parts/notice.tsx";
import type { Route } from "./+types/order.ts";
import { type ItemView, type OrderView, viewOfOrder } from "./view.ts";

async function orderOf(accessKey: string, { orders }: Overprint): Promise<OrderRecord> {
  const order = isAccessKey(accessKey) ? await orders.findByAccessKey(accessKey) : null;
  if (!order) throw data("There is no order at this address. Check the link in your mail.", { status: 404 });
  return order;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const order = await orderOf(params.accessKey, overprint);
  return data(
    { order: viewOfOrder(order, await overprint.orderStatuses.list()) },
    { headers: { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" } },
  );
}

/** Artwork that was not ready at checkout, sent from the order's page. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const order = await orderOf(params.accessKey, overprint);
  const body = await readFormAtMost(request, uploadLimitBytes);
  if (body.kind === "too-large")
    return data({ reason: "The file is too large: up to 100 MB at a time." }, { status: 413 });
  const item = order.items.find(({ id }) => id === body.form.get("item"));
  if (!item || (item.standing.state !== "to-do" && item.standing.state !== "held"))
    return data(
      { reason: "This product is being printed already; write to us if the file must change." },
      { status: 422 },
    );
  for (let set = 1; set <= item.sets; set += 1)
    for (const reason of ["fr", "bk"] as const) {
      const given = body.form.get(artworkField(set, reason));
      if (given === null || given === "" || (typeof given !== "string" && given.size === 0)) continue;
      const taken = await takeArtwork(given, null, overprint);
      if (!taken.ok) return data({ reason: taken.problem.reason }, { status: 422 });
      await overprint.orders.placeArtwork(item.id, { set, reason, file: taken.value });
    }
  return redirect(`/order/${params.accessKey}?sent=1`);
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Order ${loaderData.order.number}` : "Order" },
  { name: "robots", content: "noindex" },
];

export default function OrderPage({ loaderData: { order }, actionData }: Route.ComponentProps) {
  const [params] = useSearchParams();
  return (
    <div className="wrap" style={{ paddingTop: 28 }}>
      <Greeting order={order} isNew={params.has("placed")} />
      <Notice refused={actionData?.reason} done={params.has("sent") ? "Your files are with us." : null} />
      <div className="two" style={{ marginTop: 24 }}>
        <div>
          {order.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </div>
        <Papers order={order} />
      </div>
    </div>
  );
}

function Greeting({ order, isNew }: { readonly order: OrderView; readonly isNew: boolean }) {
  return isNew ? (
    <div>
      <h1>Thank you. Order {order.number} is in.</h1>
      <p className="soft" style={{ marginTop: 8 }}>
        We wrote to {order.email}. Keep this page's address: here you see how far your print is, and where the
        parcel.
      </p>
    </div>
  ) : (
    <div>
      <h1>Order {order.number}</h1>
      <p className="soft">Placed {formatDate(order.placedAt)}</p>
    </div>
  );
}

function Item({ item }: { readonly item: ItemView }) {
  return (
    <article className="panel" aria-label={item.title}>
      <div className="line" style={{ border: 0, padding: 0 }}>
        <div className="picture">
          <Drawing picture={item.picture} />
        </div>
        <div>
          <h2 style={{ fontSize: "1.25rem" }}>{item.title}</h2>
          <p className="soft small">
            {item.specification.length > 0
              ? item.specification.map(({ value }) => value).join(" · ")
              : `${item.quantity} pieces`}
          </p>
        </div>
        <strong className="figure">{formatMoney(item.price)}</strong>
      </div>
      {item.isCancelled ? (
        <p className="notice" style={{ marginTop: 14, marginBottom: 0 }}>
          {item.status}. It will not be charged.
        </p>
      ) : (
        <Timeline item={item} />
      )}
      {item.needsYou ? (
        <p className="notice" role="status" style={{ marginTop: 14, marginBottom: 0 }}>
          {item.status}. Look at your mail, or send the missing file below.
        </p>
      ) : null}
      <Parcels item={item} />
      <Artwork item={item} />
    </article>
  );
}

function Timeline({ item }: { readonly item: ItemView }) {
  return (
    <ol className="timeline" aria-label={`Status: ${item.status}`}>
      {item.timeline.map(({ step, label, reached, at }) => (
        <li key={step} className={reached} aria-current={reached === "now" ? "step" : undefined}>
          <strong>{label}</strong>
          {at ? <span className="soft small">{formatDate(at)}</span> : null}
        </li>
      ))}
    </ol>
  );
}

function Parcels({ item }: { readonly item: ItemView }) {
  if (item.parcels.length === 0) return null;
  return (
    <div className="parcels">
      {item.parcels.map(({ trackingNumber, carrier, url }) => (
        <p key={trackingNumber} className="notice good" style={{ margin: 0 }}>
          {carrier === "unknown" ? "Parcel" : carrier}{" "}
          {url ? (
            <a href={url} rel="noreferrer" target="_blank">
              {trackingNumber}
            </a>
          ) : (
            <strong>{trackingNumber}</strong>
          )}
        </p>
      ))}
    </div>
  );
}

function Artwork({ item }: { readonly item: ItemView }) {
  if (item.artwork.length === 0) return null;
  const missing = item.artwork.filter(({ fileName }) => fileName === null);
  return (
    <div style={{ marginTop: 16, display: "grid", gap: 10 }}>
      <ul className="findings">
        {item.artwork
          .filter(({ fileName }) => fileName !== null)
          .map(({ field, label, fileName }) => (
            <li key={field} className="pass">
              ✓ {label}: {fileName}
            </li>
          ))}
      </ul>
      {missing.length > 0 && !item.isCancelled ? (
        <Form method="post" encType="multipart/form-data" style={{ display: "grid", gap: 10 }}>
          <input type="hidden" name="item" value={item.id} />
          <p>
            <strong>
              {missing.length === 1 ? "One file is" : `${missing.length} files are`} still missing.
            </strong>{" "}
            We start as soon as they are here.
          </p>
          <div className="sides">
            {missing.map(({ field, label }) => (
              <ArtworkDrop key={field} name={field} label={label} sizeIn={null} />
            ))}
          </div>
          <button type="submit" className="button" style={{ justifySelf: "start" }}>
            Send files
          </button>
        </Form>
      ) : null}
    </div>
  );
}

function Papers({ order }: { readonly order: OrderView }) {
  return (
    <aside className="panel sticky" aria-label="Address and sum">
      <h3>Ships to</h3>
      <address style={{ fontStyle: "normal", margin: "6px 0 18px" }}>
        {order.shipTo.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </address>
      <div className="sum">
        {order.items.map((item) => (
          <div key={item.id}>
            <span>
              {item.quantity} {item.title}
            </span>
            <span className="figure">{formatMoney(item.price)}</span>
          </div>
        ))}
        {order.shipping ? (
          <div>
            <span>Shipping, {order.shipping.name}</span>
            <span className="figure">{formatMoney(order.shipping.price)}</span>
          </div>
        ) : null}
        <div className="total">
          <span>Total</span>
          <span className="figure">{formatMoney(order.total)}</span>
        </div>
      </div>
      <p className="soft small" style={{ marginTop: 10 }}>
        Payable by invoice: we send it once we have looked at your files.
      </p>
    </aside>
  );
}
