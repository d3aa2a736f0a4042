import type { OwnPrices } from "@overprint/core/configurator";

/** What the shop sells besides the printer's catalogue: designed, cut or bound in house. */
export type OwnOffer = {
  readonly id: string;
  readonly category: { readonly id: string; readonly name: string; readonly description: string };
  readonly title: string;
  readonly description: string;
  readonly sku: string;
  readonly sides: 1 | 2;
  readonly prices: OwnPrices;
};

const prices = (...rows: readonly (readonly [number, number])[]): OwnPrices =>
  rows.map(([pieces, priceMinor]) => ({ pieces, priceMinor }));

const flyers = {
  id: "demo-flyers",
  name: "Flyers",
  description: "Designed in our studio, printed on 100 lb gloss. Tell us what to say, we lay it out.",
};
const stationery = {
  id: "demo-stationery",
  name: "Notepads",
  description: "Glued at the top, bound in our own workshop.",
};
const greetings = {
  id: "demo-greetings",
  name: "Greeting Cards",
  description: "Folded, with envelopes. For thank-yous that are kept.",
};

export const ownOffers: readonly OwnOffer[] = [
  {
    id: "demo-flyer-letter",
    category: flyers,
    title: 'Studio Flyer, 8.5" x 11"',
    description: "Layout included: send text and pictures, get a proof within a day.",
    sku: "MP-FLYER-85X11",
    sides: 2,
    prices: prices([100, 8900], [250, 10_900], [500, 13_900], [1000, 17_900], [2500, 28_900]),
  },
  {
    id: "demo-flyer-half",
    category: flyers,
    title: 'Neighborhood Flyer, 5.5" x 8.5"',
    description: "The size that fits under a door, on a counter and in a bag.",
    sku: "MP-FLYER-55X85",
    sides: 2,
    prices: prices([250, 7400], [500, 8900], [1000, 11_900], [2500, 18_900], [5000, 27_900]),
  },
  {
    id: "demo-notepad",
    category: stationery,
    title: 'Desk Notepad, 5.5" x 8.5", 50 sheets',
    description: "Uncoated 70 lb paper that takes ink and pencil, on a stiff back.",
    sku: "MP-PAD-55X85",
    sides: 1,
    prices: prices([25, 11_500], [50, 17_900], [100, 28_500], [250, 59_900]),
  },
  {
    id: "demo-greeting",
    category: greetings,
    title: 'Folded Thank-You Card, 5" x 7"',
    description: "Heavy cotton-feel card with matching envelopes.",
    sku: "MP-CARD-5X7",
    sides: 2,
    prices: prices([25, 4900], [50, 7900], [100, 12_900], [250, 24_900]),
  },
];
