import { data, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/category.ts";
import { Crumbs, Pages, ProductCards } from "./parts/cards.tsx";
import { pageOf, pageSize, toPage } from "./parts/paging.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { shelf } = context.get(overprintContext);
  const categories = await shelf.categories();
  const category = categories.find(({ slug }) => slug === params.slug);
  if (!category) throw data("There is no such category here.", { status: 404 });
  const page = pageOf(request);
  const { cards, total } = await shelf.cards({
    categorySlug: category.slug,
    search: "",
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  return { category, cards, total, page };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.category.name} printing` : "Print" },
];

export default function CategoryPage({ loaderData }: Route.ComponentProps) {
  const { category, cards, total, page } = loaderData;
  const [params] = useSearchParams();
  return (
    <div className="wrap">
      <Crumbs path={[{ name: category.name }]} />
      <div className="block-head">
        <div>
          <h1>{category.name}</h1>
          {category.description ? <p className="soft">{category.description}</p> : null}
        </div>
        <span className="soft">{total === 1 ? "1 product" : `${total} products`}</span>
      </div>
      <ProductCards cards={cards} />
      <Pages page={page} last={Math.ceil(total / pageSize)} hrefOf={(to) => toPage(params, to)} />
    </div>
  );
}
