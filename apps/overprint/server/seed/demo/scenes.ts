import type { DesignName } from "./designs.ts";

/** What a demo order bought: a product of the shop's own, or the nth synced product of a category. */
export type SceneItem = {
  readonly product: { readonly own: string } | { readonly category: RegExp; readonly nth: number };
  /** Which run size, counted from the smallest. */
  readonly runSize: number;
  readonly design: DesignName;
  /** `none`: the customer has sent nothing yet; `front`: the back is missing. */
  readonly artwork: "whole" | "front" | "none";
  readonly fate: Fate;
};

/**
 * Where the order product stands. `printing` and `shipped` name the printer's own status label, which its job is given
 * there; `typed` is a job ordered on 4over.com whose id was typed in.
 */
export type Fate =
  | { readonly kind: "to-do" }
  | { readonly kind: "held"; readonly reason: string }
  | { readonly kind: "excluded"; readonly reason: string }
  | { readonly kind: "in-house"; readonly statusId: string }
  | { readonly kind: "job"; readonly label: string }
  | { readonly kind: "shipped"; readonly parcels: number; readonly isDelivered: boolean };

export type Scene = {
  readonly customer: number;
  readonly hoursAgo: number;
  readonly shipping: string;
  readonly note: string;
  readonly items: readonly SceneItem[];
};

const cards = (nth: number) => ({ category: /business cards/i, nth });
const postcards = (nth: number) => ({ category: /postcards/i, nth });
const own = (id: string) => ({ own: id });

const item = (
  product: SceneItem["product"],
  runSize: number,
  design: DesignName,
  fate: Fate,
  artwork: SceneItem["artwork"] = "whole",
): SceneItem => ({ product, runSize, design, fate, artwork });

const toDo: Fate = { kind: "to-do" };
const job = (label: string): Fate => ({ kind: "job", label });
const shipped = (parcels = 1, isDelivered = false): Fate => ({ kind: "shipped", parcels, isDelivered });
const held = (reason: string): Fate => ({ kind: "held", reason });
const inHouse = (statusId: string): Fate => ({ kind: "in-house", statusId });

const scene = (
  customer: number,
  hoursAgo: number,
  items: readonly SceneItem[],
  { shipping = "03", note = "" }: { readonly shipping?: string; readonly note?: string } = {},
): Scene => ({ customer, hoursAgo, shipping, note, items });

/** About six weeks of a small print shop, newest first. */
export const scenes: readonly Scene[] = [
  scene(0, 2, [item(cards(0), 2, "larkspur", toDo)], { note: "Same green as last time, please." }),
  scene(1, 5, [item(cards(1), 1, "quarry", toDo)]),
  scene(7, 9, [item(own("demo-flyer-half"), 1, "bakery", toDo)], { note: "For the fair on the 12th." }),
  scene(4, 14, [item(postcards(0), 2, "harvest", toDo), item(cards(2), 1, "larkspur", toDo)]),
  scene(9, 22, [item(postcards(1), 1, "gallery", toDo, "none")]),
  scene(6, 27, [item(postcards(0), 3, "dentist", toDo)], { shipping: "02" }),
  scene(3, 31, [item(cards(0), 2, "nova", held("The customer sends a corrected file on Friday."), "front")]),
  scene(8, 46, [item(own("demo-flyer-letter"), 1, "school", inHouse("artwork-check"))]),
  scene(10, 52, [item(cards(1), 2, "quarry", job("New"))]),
  scene(11, 60, [item(cards(2), 1, "otter", job("Batch Prep"))]),
  scene(2, 74, [item(cards(3), 2, "otter", job("On Press"))]),
  scene(12, 80, [
    item(postcards(2), 2, "harvest", job("Cutting")),
    item(own("demo-notepad"), 1, "school", inHouse("in-production")),
  ]),
  scene(5, 96, [item(postcards(1), 3, "gallery", job("Packaging"))], { shipping: "12" }),
  scene(13, 101, [item(cards(0), 1, "nova", job("On Hold: Awaiting Revised Upload"))]),
  scene(14, 120, [item(cards(1), 3, "nova", shipped())]),
  scene(15, 144, [item(own("demo-greeting"), 2, "gallery", inHouse("shipped"))]),
  scene(0, 168, [
    item(postcards(0), 2, "harvest", shipped(2)),
    item(cards(2), 2, "larkspur", job("Finishing")),
  ]),
  scene(6, 190, [item(postcards(2), 4, "dentist", shipped())]),
  scene(1, 240, [item(cards(0), 2, "quarry", shipped(1, true))]),
  scene(7, 264, [
    item(own("demo-flyer-half"), 2, "bakery", { kind: "excluded", reason: "Printed on our own press." }),
  ]),
  scene(3, 312, [item(cards(3), 2, "nova", shipped(1, true))]),
  scene(11, 384, [item(cards(1), 1, "otter", shipped(1, true))]),
  scene(4, 480, [item(postcards(1), 3, "harvest", shipped(1, true))]),
  scene(12, 620, [item(own("demo-notepad"), 2, "school", inHouse("delivered"))]),
  scene(2, 760, [item(cards(2), 2, "otter", shipped(1, true))]),
  scene(10, 940, [
    item(cards(0), 3, "quarry", shipped(1, true)),
    item(postcards(0), 1, "dentist", shipped(1, true)),
  ]),
];
