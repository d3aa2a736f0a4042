import type { Capabilities } from "@overprint/onprintshop";

type Need = {
  readonly purpose: string;
  readonly queries: readonly string[];
  readonly mutations: readonly string[];
};

/** What each part of the work asks of a store. */
const needs = {
  orders: { purpose: "read orders", queries: ["orders", "orderStatus"], mutations: [] },
  telling: {
    purpose: "write status, tracking and job ids",
    queries: ["orderShipmentDetails"],
    mutations: ["updateOrderStatus", "setShipment", "setOrderProduct"],
  },
  publishing: {
    purpose: "publish products",
    queries: ["products", "productsDetails", "productPrice", "productCategory"],
    mutations: ["setProductCategory", "setProduct", "setProductSize", "setProductPages", "setProductPrice"],
  },
  splitShipping: {
    purpose: "read orders with several ship-tos",
    queries: ["shipToMultipleAddress"],
    mutations: [],
  },
  surcharges: {
    purpose: "publish options as drop-downs with surcharges",
    queries: ["productAdditionalOptions", "attributes", "quantityBasedAttributePrice", "productOptionRules"],
    mutations: [
      "setAdditionalOption",
      "setAdditionalOptionAttributes",
      "setQuantityBasedAttributePrice",
      "setProductOptionRules",
    ],
  },
} as const satisfies Record<string, Need>;

export type Work = keyof typeof needs;
/** Without these Overprint cannot work with the store; without the others it works in another way. */
export const indispensable: readonly Work[] = ["orders", "telling", "publishing"];

/** What a store cannot be used for, and the roots it lacks for it. */
export function missingRoots({ queries, mutations }: Capabilities): readonly {
  readonly work: Work;
  readonly purpose: string;
  readonly roots: readonly string[];
}[] {
  return (Object.keys(needs) as Work[]).flatMap((work) => {
    const need = needs[work];
    const roots = [
      ...need.queries.filter((root) => !queries.has(root)),
      ...need.mutations.filter((root) => !mutations.has(root)),
    ];
    return roots.length > 0 ? [{ work, purpose: need.purpose, roots }] : [];
  });
}
