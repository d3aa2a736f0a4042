import { Link, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/all-products.ts";
import { Drawing } from "./art/drawing.tsx";
import { Crumbs, Pages, ProductCards } from "./parts/cards.tsx";
import { pageOf, pageSize, toPage } from "./parts/paging.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { shelf } = context.get(overprintContext);
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = pageOf(request);
  const found = await shelf.cards({
    categorySlug: null,
    search,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  return { ...found, search, page };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.search ? `${loaderData.search} - search` : "All products" },
];

export default function AllProducts({ loaderData: { cards, total, search, page } }: Route.ComponentProps) {
  const [params] = useSearchParams();
  return (
    <div className="wrap">
      <Crumbs path={[{ name: search ? "Search" : "All products" }]} />
      <div className="block-head">
        <h1>{search ? `"${search}"` : "Everything we print"}</h1>
        <span className="soft">{total === 1 ? "1 product" : `${total} products`}</span>
      </div>
      {cards.length > 0 ? <ProductCards cards={cards} /> : <NothingFound />}
      <Pages page={page} last={Math.ceil(total / pageSize)} hrefOf={(to) => toPage(params, to)} />
    </div>
  );
}

function NothingFound() {
  return (
    <div className="empty">
      <Drawing picture="sheet" />
      <h2>Nothing here by that name</h2>
      <p className="soft">Try one word, such as cards or flyers, or look at everything.</p>
      <Link to="/products" className="button">
        See everything
      </Link>
    </div>
  );
}
