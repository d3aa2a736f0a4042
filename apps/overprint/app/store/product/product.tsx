import { completeIn } from "@overprint/core/configurator";
import type { ChosenConfiguration } from "@overprint/core/orders";
import { bleedInches, printDefaultsSetting } from "@overprint/core/products";
import { addBusinessDays } from "@overprint/core/shipping";
import { ownProductionDays } from "@overprint/core/storefront";
import { data, redirect } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { addToCart, uploadLimitBytes } from "#server/storefront/add-to-cart.ts";
import { cartCookie, findCart, newCart } from "#server/storefront/cart-cookie.ts";
import { readFormAtMost } from "#server/storefront/read-upload.ts";
import { todayIn } from "#server/storefront/shipping.ts";
import { Drawing } from "../art/drawing.tsx";
import { Crumbs } from "../parts/cards.tsx";
import type { Route } from "./+types/product.ts";
import { isAsAsked, readChoice, readSets } from "./choice.ts";
import { Configure } from "./configure.tsx";
import { fileSize } from "./file-size.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { shelf, shipping, settings } = context.get(overprintContext);
  const product = await shelf.product(params.slug);
  if (!product) throw data("This product is not in the shop.", { status: 404 });
  const asked = readChoice(new URL(request.url).searchParams);
  const choice = completeIn(product.configurator, asked);
  if (!choice) throw data("This product cannot be ordered at the moment.", { status: 404 });
  const [policy, timeZone, printDefaults] = await Promise.all([
    shipping.policy(),
    shipping.timeZone(),
    settings.get(printDefaultsSetting),
  ]);
  const ground = policy.table[0];
  return {
    product,
    choice,
    isAdjusted: !isAsAsked(asked, choice),
    bleedIn: bleedInches(printDefaults),
    today: todayIn(timeZone, shipping.clock),
    transit: ground ? { name: ground.name, days: ground.transitDays } : null,
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const body = await readFormAtMost(request, uploadLimitBytes);
  if (body.kind === "too-large")
    return data({ reason: "The files are too large together: up to 100 MB at a time." }, { status: 413 });
  const product = await overprint.shelf.product(params.slug);
  if (!product) throw data("This product is not in the shop.", { status: 404 });
  const fields = onlyText(body.form);
  const choice = readChoice(fields);
  const chosen: ChosenConfiguration = {
    productId: product.id,
    runSizeId: choice.runSizeId ?? "",
    colorSpecId: choice.colorSpecId ?? "",
    turnaroundId: choice.turnaroundId ?? null,
    optionIds: choice.optionIds ?? [],
    sets: readSets(fields),
  };
  const cart = (await findCart(request, overprint.carts)) ?? newCart(overprint.newId);
  const added = await addToCart(cart, chosen, body.form, overprint);
  if (!added.ok) return data({ reason: added.problem.reason }, { status: 422 });
  const isSecure = overprint.config.publicUrl?.startsWith("https:") === true;
  return redirect("/cart?added=1", { headers: { "Set-Cookie": cartCookie(cart.id, isSecure) } });
}

function onlyText(form: FormData): URLSearchParams {
  const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return new URLSearchParams(entries);
}

export const meta: Route.MetaFunction = ({ loaderData }) =>
  loaderData
    ? [
        { title: `${loaderData.product.title} printing` },
        { name: "description", content: loaderData.product.description || loaderData.product.title },
      ]
    : [{ title: "Print" }];

export default function ProductPage({ loaderData, actionData }: Route.ComponentProps) {
  const { product, choice, isAdjusted, today, transit, bleedIn } = loaderData;
  const { category, title, description, picture, sizeIn } = product;
  return (
    <div className="wrap">
      <Crumbs
        path={[...(category ? [{ to: `/c/${category.slug}`, name: category.name }] : []), { name: title }]}
      />
      {actionData ? (
        <p className="notice bad" role="alert">
          {actionData.reason}
        </p>
      ) : null}
      {isAdjusted ? (
        <p className="notice" role="status">
          That combination is not made. We show the nearest one that is.
        </p>
      ) : null}
      <div className="product">
        <div className="stage-column">
          <div className="stage">
            <Drawing picture={picture} />
          </div>
          <dl className="facts">
            {sizeIn ? (
              <>
                <dt>Finished size</dt>
                <dd>
                  {sizeIn.widthIn}" × {sizeIn.heightIn}"
                </dd>
                <dt>Your file</dt>
                <dd>{fileSize(sizeIn, bleedIn)}</dd>
              </>
            ) : null}
            <dt>Resolution</dt>
            <dd>300 dots per inch, CMYK preferred</dd>
          </dl>
        </div>
        <div>
          <h1>{title}</h1>
          {description && description !== title ? <p className="soft">{description}</p> : null}
          <Configure
            key={`${product.id}`}
            product={product}
            initial={choice}
            arrival={(days) =>
              transit
                ? {
                    name: transit.name,
                    from: addBusinessDays(today, days.from + transit.days.from),
                    to: addBusinessDays(today, days.to + transit.days.to),
                  }
                : null
            }
            unhurried={ownProductionDays}
          />
        </div>
      </div>
    </div>
  );
}
