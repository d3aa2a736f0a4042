import { rowUuids, uuidOf } from "../random.ts";
import { baseCents, isOffered, rowNumber, rowTable } from "./base-prices.ts";
import { colorUuid, type ProductDefinition, runSizeUuid } from "./definitions.ts";
import { dollars, linkHost, type WireGroup, type WireOption } from "./wire.ts";

export const turnaroundGroup = "f80e8179-b264-42ce-9f80-bb258a09a1fe";

/** Two are published with their identifiers, two are labels seen on the trade site. The surcharges are ours. */
export const turnaroundsSold = [
  {
    uuid: "9f85d0c4-d344-4088-a719-86f8f84d504d",
    code: "224",
    label: "2-4 Business Days",
    days: 3,
    surcharge: 0.16,
  },
  {
    uuid: "e04b099b-4ac3-4a35-84d0-c530df7b7aff",
    code: "527",
    label: "5-7 Business Days",
    days: 6,
    surcharge: 0,
  },
  {
    uuid: uuidOf("turnaround next business day"),
    code: "1NB",
    label: "Next Business Day",
    days: 1,
    surcharge: 0.55,
  },
  {
    uuid: uuidOf("turnaround next day + 1"),
    code: "1N1",
    label: "Next Day + 1",
    days: 2,
    surcharge: 0.34,
  },
] as const;
type Turnaround = (typeof turnaroundsSold)[number];

/** Production days behind a turnaround's label; the slowest when the label is not one of ours. */
export const productionDays = (label: string): number =>
  turnaroundsSold.find((turnaround) => turnaround.label === label)?.days ?? 6;

/** One row per turnaround, run size and color that is really made: the same `option_uuid` again and again, each with its own price id. */
export function turnaroundRows(product: ProductDefinition, percent: number): WireGroup {
  const idOf = rowUuids(product.uuid);
  const row = (turnaround: Turnaround, table: number, color: number, pieces: number) =>
    turnaroundRow(
      product,
      turnaround,
      pieces,
      color,
      percent,
      idOf(rowTable.turnaround, rowNumber(table, color, pieces)),
    );
  const options = turnaroundsSold.flatMap((turnaround, table) =>
    product.family.colors.flatMap((name, color) =>
      product.family.runSizes
        .filter((pieces) => isOffered(product, pieces, name, turnaround.code))
        .map((pieces) => row(turnaround, table, color, pieces)),
    ),
  );
  return {
    product_option_group_uuid: turnaroundGroup,
    product_option_group_name: "Turn-Around",
    minoccurs: 1,
    maxoccurs: 1,
    validator: null,
    options,
  };
}

function turnaroundRow(
  product: ProductDefinition,
  turnaround: Turnaround,
  pieces: number,
  colorIndex: number,
  percent: number,
  priceUuid: string,
): WireOption {
  const color = product.family.colors[colorIndex] ?? "4/0";
  const common = {
    option_name: turnaround.code,
    option_description: turnaround.label,
    runsize_uuid: runSizeUuid(pieces),
    runsize: String(pieces),
    colorspec_uuid: colorUuid(color),
  };
  const cents = Math.round(baseCents(product, pieces, color, percent) * turnaround.surcharge);
  return {
    option_uuid: turnaround.uuid,
    ...common,
    colorspec: color,
    option_prices: `${linkHost}/printproducts/products/${product.uuid}/optiongroups/${turnaroundGroup}/options/${priceUuid}/prices`,
    option_prices_list: [
      {
        option_uuid: turnaround.uuid,
        ...common,
        colorspec_name: color,
        option_price_uuid: priceUuid,
        price: dollars(cents),
      },
    ],
  };
}
