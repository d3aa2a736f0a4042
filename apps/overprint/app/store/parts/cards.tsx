import { formatMoney } from "@overprint/core/money";
import type { ShelfCard, ShelfCategory } from "@overprint/core/storefront";
import { Link } from "react-router";
import { Drawing } from "../art/drawing.tsx";

/** Product cards, as many as there are. */
export function ProductCards({ cards }: { readonly cards: readonly ShelfCard[] }) {
  return (
    <div className="cards">
      {cards.map((card) => (
        <Link key={card.id} to={`/p/${card.slug}`} className="card" prefetch="intent">
          <div className="picture">
            <Drawing picture={card.picture} />
          </div>
          <div className="words">
            {card.category ? <span className="soft small">{card.category.name}</span> : null}
            <h3>{card.title}</h3>
            {card.lowest ? <p className="from figure">from {formatMoney(card.lowest)}</p> : null}
          </div>
        </Link>
      ))}
    </div>
  );
}

export function CategoryTiles({ categories }: { readonly categories: readonly ShelfCategory[] }) {
  return (
    <div className="tiles">
      {categories.map(({ slug, name, picture, lowest, productCount }) => (
        <Link key={slug} to={`/c/${slug}`} className="tile" prefetch="intent">
          <Drawing picture={picture} />
          <h3>{name}</h3>
          <p>
            {lowest ? <span className="figure">from {formatMoney(lowest)}</span> : `${productCount} products`}
          </p>
        </Link>
      ))}
    </div>
  );
}

/** Where one is; the last one is here. */
export function Crumbs({
  path,
}: {
  readonly path: readonly { readonly to?: string; readonly name: string }[];
}) {
  return (
    <nav className="crumbs" aria-label="You are here">
      <Link to="/">Home</Link>
      {path.map(({ to, name }) => (
        <span key={name}>/ {to ? <Link to={to}>{name}</Link> : <span aria-current="page">{name}</span>}</span>
      ))}
    </nav>
  );
}

/** Links to the pages of a long list. */
export function Pages({ page, last, hrefOf }: PagesProps) {
  if (last <= 1) return null;
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 ? <Link to={hrefOf(page - 1)}>Previous</Link> : null}
      <span className="soft">
        Page {page} of {last}
      </span>
      {page < last ? <Link to={hrefOf(page + 1)}>Next</Link> : null}
    </nav>
  );
}

type PagesProps = {
  readonly page: number;
  readonly last: number;
  readonly hrefOf: (page: number) => string;
};
