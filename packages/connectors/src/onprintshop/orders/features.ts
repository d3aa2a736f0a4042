import type { OrderProduct } from "@overprint/onprintshop";

/** One chosen option of an order product. */
export type Feature = {
  readonly heading: string;
  readonly label: string;
  readonly optionId: number | null;
  readonly attributeId: number | null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
const idOf = (value: unknown) => {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : null;
};

/** The options of an order product, in their order: `AO-1`, `AO-2`, ... as an object or a list. */
export function featuresOf({
  features_details: details,
}: Pick<OrderProduct, "features_details">): readonly Feature[] {
  const entries = Array.isArray(details)
    ? details.map((entry: unknown, index) => [String(index), entry] as const)
    : Object.entries(isRecord(details) ? details : {}).toSorted(([a], [b]) =>
        a.localeCompare(b, "en", { numeric: true }),
      );
  return entries.flatMap(([, entry]) => {
    if (!isRecord(entry)) return [];
    return [
      {
        heading: textOf(entry.Heading),
        label: textOf(entry.AttributeLabel) || textOf(entry.AttributeValue),
        optionId: idOf(entry.optionId),
        attributeId: idOf(entry.attributeId),
      },
    ];
  });
}

/** The size an order product was ordered in, if its details carry the id. */
export const sizeIdOf = ({
  product_size_details: details,
}: Pick<OrderProduct, "product_size_details">): number | null => {
  const first: unknown = Array.isArray(details) ? details[0] : details;
  return isRecord(first) ? idOf(first.size_id) : null;
};

/** The specification as people read it. */
export function specificationOf(
  line: OrderProduct,
): readonly { readonly label: string; readonly value: string }[] {
  const size = line.productsize?.trim();
  return [
    ...(size ? [{ label: "Size", value: size }] : []),
    ...featuresOf(line).map(({ heading, label }) => ({ label: heading || "Option", value: label })),
  ];
}
