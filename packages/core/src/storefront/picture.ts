/** What a product looks like, as far as a drawing is concerned. */
export const pictures = [
  "business-card",
  "postcard",
  "flyer",
  "brochure",
  "door-hanger",
  "poster",
  "banner",
  "sign",
  "sticker",
  "booklet",
  "folder",
  "envelope",
  "letterhead",
  "notepad",
  "magnet",
  "calendar",
  "menu",
  "ticket",
  "hang-tag",
  "greeting-card",
  "box",
  "apparel",
  "sheet",
] as const;
export type Picture = (typeof pictures)[number];

/** Earlier lines win: a "door hanger flyer" hangs on a door. */
const words: readonly (readonly [RegExp, Picture])[] = [
  [/door hanger/i, "door-hanger"],
  [/hang tag|header card/i, "hang-tag"],
  [
    /business card|trading card|akuafoil|lenticular|linen|silk|suede|pearl|painted edge|kraft|plastic|raised|foil worx/i,
    "business-card",
  ],
  [/post ?card|rack card|eddm|direct mail|sell sheet|counter card/i, "postcard"],
  [/greeting|announcement|invitation|table tent|tear off/i, "greeting-card"],
  [/flyer|flier|leaflet/i, "flyer"],
  [/brochure/i, "brochure"],
  [/booklet|catalog|magazine/i, "booklet"],
  [/folder/i, "folder"],
  [/envelope/i, "envelope"],
  [/letterhead|ncr form/i, "letterhead"],
  [/notepad/i, "notepad"],
  [/calendar/i, "calendar"],
  [/menu/i, "menu"],
  [/ticket/i, "ticket"],
  [/sticker|label|decal|vinyl|window/i, "sticker"],
  [/magnet|button/i, "magnet"],
  [/banner|flag|table cover|display/i, "banner"],
  [/\bsigns?\b/i, "sign"],
  [/poster|wall art/i, "poster"],
  [/box|packag|mug/i, "box"],
  [/shirt|tote|apparel/i, "apparel"],
];

/** The drawing that suits a product or a category, from its names; a plain sheet when none does. */
export function pictureOf(...names: readonly string[]): Picture {
  for (const name of names) {
    const found = words.find(([pattern]) => pattern.test(name));
    if (found) return found[1];
  }
  return "sheet";
}
