import "@fontsource-variable/roboto-slab";
import "./store.css";
import { Form, Link, Outlet, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { findCart } from "#server/storefront/cart-cookie.ts";
import { shopProfileSetting } from "#server/storefront/shop-profile.ts";
import { PageFailed } from "../components/page-failed.tsx";
import type { Route } from "./+types/layout.ts";
import { CartIcon, SearchIcon } from "./art/icons.tsx";
import { ShopLogo } from "./art/marigold.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { settings, carts, mode, shelf } = context.get(overprintContext);
  const [shop, cart, present, categories] = await Promise.all([
    settings.get(shopProfileSetting),
    findCart(request, carts),
    mode(),
    shelf.categories(),
  ]);
  return {
    shop,
    inCart: cart?.lines.length ?? 0,
    isDemo: present !== "live",
    categories: categories.slice(0, 6).map(({ slug, name }) => ({ slug, name })),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.shop.name ?? "Print shop" },
];

export default function StoreLayout({ loaderData }: Route.ComponentProps) {
  const { shop, isDemo } = loaderData;
  return (
    <div className="shop">
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      {isDemo ? (
        <p className="demo-note">A demo shop: order as you like, nothing is printed or charged.</p>
      ) : null}
      <Head {...loaderData} />
      <main id="content">
        <Outlet context={{ shop }} />
      </main>
      <Foot {...loaderData} />
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Head({ shop, inCart }: Loaded) {
  const [params] = useSearchParams();
  return (
    <header className="head">
      <div className="wrap">
        <Link to="/" aria-label={`${shop.name}, home`}>
          <ShopLogo name={shop.name} />
        </Link>
        <Form action="/products" role="search" className="search">
          <input
            key={params.get("q")}
            type="search"
            name="q"
            placeholder="Cards, flyers, sizes..."
            aria-label="Search products"
            defaultValue={params.get("q") ?? ""}
          />
          <button type="submit" aria-label="Search">
            <SearchIcon />
          </button>
        </Form>
        <nav aria-label="Shop">
          <Link to="/products">All products</Link>
          <Link to="/cart" className="cart-link">
            <CartIcon /> Cart {inCart > 0 ? <b>{inCart}</b> : null}
          </Link>
        </nav>
      </div>
    </header>
  );
}

function Foot({ shop, categories }: Loaded) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div>
          <ShopLogo name={shop.name} />
          <p style={{ marginTop: 8, maxWidth: "42ch" }}>{shop.tagline}</p>
        </div>
        <div>
          <strong>Print</strong>
          <ul>
            {categories.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={`/c/${slug}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <strong>Talk to us</strong>
          <ul>
            <li>
              <a href={`mailto:${shop.email}`}>{shop.email}</a>
            </li>
            <li>{shop.phone}</li>
            <li>{shop.street}</li>
          </ul>
        </div>
      </div>
    </footer>
  );
}

export function ErrorBoundary() {
  return <PageFailed home="/" />;
}
