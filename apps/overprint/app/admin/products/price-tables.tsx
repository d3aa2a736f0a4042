import {
  Badge,
  Group,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Table,
  Text,
  Title,
  Tooltip,
} from "@mantine/core";
import { type Currency, formatMoney, money } from "@overprint/core/money";
import type { GridLine, OptionLines } from "@overprint/core/products";
import { useState } from "react";
import { percentOf } from "./product-row.ts";
import type { ProductView } from "./product-view.server.ts";

type Prices = NonNullable<ProductView["prices"]>;

/** The price grid and the option prices, one color spec at a time. */
export function PriceTables({ prices, currency }: { readonly prices: Prices; readonly currency: Currency }) {
  const [colorSpecId, setColorSpecId] = useState(prices.colorSpecs[0]?.id ?? "");
  const c = Math.max(
    0,
    prices.colorSpecs.findIndex(({ id }) => id === colorSpecId),
  );
  const options = prices.colorSpecs.map(({ id, name }) => ({ value: id, label: name }));
  const isShort = options.length <= 4 && options.every(({ label }) => label.length <= 14);
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Text size="sm" fw={500} id="color-spec-label">
          Color spec
        </Text>
        {isShort ? (
          <SegmentedControl
            aria-labelledby="color-spec-label"
            data={options}
            value={colorSpecId}
            onChange={setColorSpecId}
          />
        ) : (
          <Select
            aria-labelledby="color-spec-label"
            data={options}
            value={colorSpecId}
            onChange={(value) => value && setColorSpecId(value)}
            allowDeselect={false}
            w={280}
          />
        )}
      </Group>
      <Grid prices={prices} colorSpecId={colorSpecId} currency={currency} />
      <Options groups={prices.optionsByColor[c] ?? []} runSizes={prices.runSizes} currency={currency} />
    </Stack>
  );
}

const columns = ["Trade", "Markup", "Retail", "Margin"] as const;

function Grid({
  prices,
  colorSpecId,
  currency,
}: {
  readonly prices: Prices;
  readonly colorSpecId: string;
  readonly currency: Currency;
}) {
  const lines = prices.grid.filter((line) => line.colorSpecId === colorSpecId);
  const turnarounds: readonly { readonly id: string | null; readonly label: string }[] =
    prices.turnarounds.length > 0 ? prices.turnarounds : [{ id: null, label: "Production time as usual" }];
  const shown = turnarounds.filter(({ id }) => lines.some((line) => line.turnaroundId === id));
  const at = (runSizeId: string, turnaroundId: string | null) =>
    lines.find((line) => line.runSizeId === runSizeId && line.turnaroundId === turnaroundId);
  return (
    <Paper withBorder style={{ overflow: "hidden" }}>
      <Table.ScrollContainer minWidth={110 + shown.length * 390} type="native">
        <Table aria-label="Price grid" highlightOnHover withColumnBorders className="tabular">
          <Table.Thead>
            <Table.Tr>
              <Table.Th rowSpan={2} ta="right">
                Run size
              </Table.Th>
              {shown.map(({ id, label }) => (
                <Table.Th key={label + id} colSpan={4} ta="center">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
            <Table.Tr>
              {shown.flatMap(({ id, label }) =>
                columns.map((column) => (
                  <Table.Th key={`${label} ${id} ${column}`} ta="right" fw={500} c="dimmed" fz="xs">
                    {column}
                  </Table.Th>
                )),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {prices.runSizes
              .filter(({ id }) => lines.some((line) => line.runSizeId === id))
              .map(({ id, pieces }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" ta="right">
                    {pieces.toLocaleString("en-US")}
                  </Table.Th>
                  {shown.map((turnaround) => (
                    <Cells
                      key={`${turnaround.id}`}
                      line={at(id, turnaround.id)}
                      range={prices.range}
                      currency={currency}
                    />
                  ))}
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" p="sm">
        For one set, before freight and tax, with the cheapest of what must be chosen. A dash is not offered
        by 4over.
      </Text>
    </Paper>
  );
}

function Cells({
  line,
  range,
  currency,
}: {
  readonly line: GridLine | undefined;
  readonly range: Prices["range"];
  readonly currency: Currency;
}) {
  if (!line)
    return columns.map((column) => (
      <Table.Td key={column} ta="right" c="dimmed" aria-label={`${column}: not offered`}>
        –
      </Table.Td>
    ));
  const amount = (minor: number) => formatMoney(money(minor, currency));
  return (
    <>
      <Table.Td ta="right">{amount(line.tradeMinor)}</Table.Td>
      <Table.Td ta="right" c="dimmed">
        {amount(line.markupMinor)}
      </Table.Td>
      <Table.Td ta="right" fw={600} style={{ whiteSpace: "nowrap" }}>
        <End line={line} range={range} /> {amount(line.retailMinor)}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
        {percentOf(line.marginBps)}
        {line.flooredBy ? <Floored by={line.flooredBy} /> : null}
      </Table.Td>
    </>
  );
}

/** Marks the cheapest and the dearest line of the whole grid. */
function End({ line, range }: { readonly line: GridLine; readonly range: Prices["range"] }) {
  const isSame = (other: GridLine | undefined) =>
    other?.runSizeId === line.runSizeId &&
    other.colorSpecId === line.colorSpecId &&
    other.turnaroundId === line.turnaroundId;
  if (isSame(range?.lowest)) return <Mark label="lowest" />;
  return isSame(range?.highest) ? <Mark label="highest" /> : null;
}

const Mark = ({ label }: { readonly label: string }) => (
  <Badge size="xs" variant="light" tt="none" mr={4}>
    {label}
  </Badge>
);

const floors = {
  "minimum-markup": "The rule's percentage came to less than the minimum markup, so that was taken.",
  "minimum-margin": "The rule's percentage left less than the minimum margin, so the price was raised to it.",
} as const;

const Floored = ({ by }: { readonly by: keyof typeof floors }) => (
  <Tooltip label={floors[by]} multiline w={260}>
    <Badge size="xs" variant="light" color="orange" tt="none" ml={4} tabIndex={0}>
      floor
    </Badge>
  </Tooltip>
);

function Options({
  groups,
  runSizes,
  currency,
}: {
  readonly groups: readonly OptionLines[];
  readonly runSizes: Prices["runSizes"];
  readonly currency: Currency;
}) {
  const choices = groups.filter((group) => !group.isIncluded || group.options.some(costs));
  if (choices.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        Option prices
      </Title>
      <Text size="sm" c="dimmed">
        What each option adds to one set: 4over's price, and in bold what the customer pays.
      </Text>
      <Paper withBorder style={{ overflow: "hidden" }}>
        <Table.ScrollContainer minWidth={220 + runSizes.length * 125} type="native">
          <Table aria-label="Option prices" className="tabular" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Option</Table.Th>
                {runSizes.map(({ id, pieces }) => (
                  <Table.Th key={id} ta="right">
                    {pieces.toLocaleString("en-US")}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            {choices.map((group) => (
              <OptionRows key={group.groupName} group={group} columns={runSizes.length} currency={currency} />
            ))}
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Stack>
  );
}

const costs = ({ cells }: OptionLines["options"][number]) =>
  cells.some((cell) => (cell?.tradeMinor ?? 0) > 0);

function OptionRows({
  group,
  columns: count,
  currency,
}: {
  readonly group: OptionLines;
  readonly columns: number;
  readonly currency: Currency;
}) {
  const amount = (minor: number) => formatMoney(money(minor, currency));
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="rowgroup" colSpan={count + 1} fz="sm">
          {group.groupName}{" "}
          <Text span size="xs" c="dimmed" fw={400}>
            {takesWords(group)}
          </Text>
        </Table.Th>
      </Table.Tr>
      {group.options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two options may have one name
        <Table.Tr key={index}>
          <Table.Td pl="lg">{option.name}</Table.Td>
          {option.cells.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns are the run sizes, in their order
            <Table.Td key={column} ta="right" style={{ whiteSpace: "nowrap" }}>
              {cell === null ? (
                "–"
              ) : cell.tradeMinor === 0 ? (
                <Text span size="sm" c="dimmed">
                  free
                </Text>
              ) : (
                <>
                  <Text span size="xs" c="dimmed">
                    {amount(cell.tradeMinor)}
                  </Text>{" "}
                  <b>{amount(cell.retailMinor)}</b>
                </>
              )}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

function takesWords({ min, max, isIncluded }: OptionLines): string {
  if (isIncluded) return "always included";
  if (min === 0) return max === 1 ? "may be left out" : `up to ${max}, may be left out`;
  return min === max ? `choose ${min}` : `choose ${min} to ${max}`;
}
