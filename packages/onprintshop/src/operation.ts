import type { z } from "zod";

/** One GraphQL document with the types of what it takes and gives. `rows` and `total` are set for lists that have pages. */
export type Operation<Variables, Data> = {
  readonly name: string;
  readonly kind: "query" | "mutation";
  /** The root field: `orders`, `setProduct`. */
  readonly root: string;
  readonly text: string;
  readonly data: z.ZodType<Data>;
  readonly rows?: string;
  readonly total?: string;
  /** Never read; carries the type of the variables. */
  readonly variables?: Variables;
};
