import { Link, useOutletContext } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/home.ts";
import { Drawing } from "./art/drawing.tsx";
import { HeroArt } from "./art/hero.tsx";
import { CheckIcon, ParcelIcon, PeopleIcon, PriceIcon } from "./art/icons.tsx";
import { CategoryTiles, ProductCards } from "./parts/cards.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const { shelf } = context.get(overprintContext);
  const categories = await shelf.categories();
  // A few of each category rather than many of the first.
  const perCategory = Math.ceil(8 / Math.max(1, Math.min(8, categories.length)));
  const picked = await Promise.all(
    categories
      .slice(0, 8)
      .map(({ slug }) => shelf.cards({ categorySlug: slug, search: "", offset: 0, limit: perCategory })),
  );
  return { categories, popular: picked.flatMap(({ cards }) => cards).slice(0, 8) };
}

export const meta: Route.MetaFunction = ({ matches }) => {
  const shop = shopOf(matches);
  return [
    { title: `${shop?.name ?? "Print shop"} - ${shop?.tagline ?? "print online"}` },
    {
      name: "description",
      content:
        "Business cards, postcards, flyers and more: see the price at once, upload your artwork, follow your parcel.",
    },
  ];
};

type Shop = { readonly name: string; readonly tagline: string };
const shopOf = (matches: readonly unknown[]): Shop | undefined =>
  matches
    .map((match) => (match as { loaderData?: { shop?: Shop } } | undefined)?.loaderData?.shop)
    .find((shop) => shop !== undefined);

export default function Home({ loaderData: { categories, popular } }: Route.ComponentProps) {
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <Words />
          <HeroArt />
        </div>
      </section>
      <Promises />
      <div className="wrap">
        {categories.length === 0 ? (
          <NothingYet />
        ) : (
          <>
            <section className="block" aria-labelledby="categories">
              <div className="block-head">
                <h2 id="categories">What shall we print?</h2>
                <Link to="/products">See everything</Link>
              </div>
              <CategoryTiles categories={categories} />
            </section>
            <section className="block" aria-labelledby="popular">
              <div className="block-head">
                <h2 id="popular">Fresh off the press</h2>
              </div>
              <ProductCards cards={popular} />
            </section>
          </>
        )}
        <HowItGoes />
      </div>
    </>
  );
}

function Words() {
  const { shop } = useOutletContext<{ readonly shop: Shop }>();
  return (
    <div className="hero-words">
      <h1>
        Print that gets <em>picked&nbsp;up.</em>
      </h1>
      <p>
        Cards, flyers and signs on paper you want to keep touching. Choose, see the price, send your file:{" "}
        {shop.name} does the rest.
      </p>
      <div className="actions">
        <Link to="/products" className="button">
          Start printing
        </Link>
        <a href="#how" className="button plain">
          How it goes
        </a>
      </div>
    </div>
  );
}

const promises = [
  [PriceIcon, "Prices at once", "Every choice shows what it costs"],
  [CheckIcon, "Files are checked", "In plain words, as you upload"],
  [ParcelIcon, "Tracked to the door", "Each parcel has its number"],
  [PeopleIcon, "People answer", "Write or call, any weekday"],
] as const;

function Promises() {
  return (
    <div className="promises">
      <div className="wrap">
        <ul>
          {promises.map(([Icon, title, words]) => (
            <li key={title}>
              <Icon />
              <strong>{title}</strong>
              <span className="soft">{words}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function HowItGoes() {
  return (
    <section className="block" id="how" aria-labelledby="how-title">
      <div className="block-head">
        <h2 id="how-title">From your file to your door</h2>
      </div>
      <ol className="steps">
        <li>
          <h3>Choose</h3>
          <p className="soft">
            Paper, quantity, sides, finish. Only what can be made is offered, with its price.
          </p>
        </li>
        <li>
          <h3>Upload</h3>
          <p className="soft">
            PDF, PNG, JPEG or TIFF. We look for bleed, resolution and size, and say what we see.
          </p>
        </li>
        <li>
          <h3>Follow</h3>
          <p className="soft">
            Your order has a page of its own: what is happening now, and where the parcel is.
          </p>
        </li>
      </ol>
    </section>
  );
}

function NothingYet() {
  return (
    <div className="empty">
      <Drawing picture="sheet" />
      <h2>The shelves are being filled</h2>
      <p className="soft">There is nothing to buy yet. Come back in a moment.</p>
    </div>
  );
}
