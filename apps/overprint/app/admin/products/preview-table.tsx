import { Badge, Paper, Stack, Table, Text } from "@mantine/core";
import { formatMoney, money } from "@overprint/core/money";
import type { PreviewLine } from "@overprint/core/pricing";
import { percentOf } from "./product-row.ts";

/** Ten real prices, step by step: cost -> rule -> rounding -> retail -> margin. */
export function PreviewTable({
  lines,
  isStale,
}: {
  readonly lines: readonly PreviewLine[];
  readonly isStale: boolean;
}) {
  if (lines.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No product is on sale that this rule is for, so there is nothing to preview. It can be saved all the
        same.
      </Text>
    );
  const amount = (minor: number) => formatMoney(money(minor, "USD"));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        What {lines.length} real prices become
      </Text>
      <Paper
        withBorder
        style={{ overflow: "hidden", opacity: isStale ? 0.6 : 1, transition: "opacity 120ms" }}
      >
        <Table.ScrollContainer minWidth={0} type="native">
          <Table aria-label="Preview" aria-busy={isStale} className="tabular" fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Job</Table.Th>
                <Table.Th ta="right">Cost</Table.Th>
                <Table.Th ta="right">With markup</Table.Th>
                <Table.Th ta="right">Retail</Table.Th>
                <Table.Th ta="right">Margin</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={`${line.label} ${line.tradeMinor}`}>
                  <Table.Td>
                    {line.label}
                    <Text size="xs" c="dimmed">
                      {line.ruleName}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{amount(line.tradeMinor)}</Table.Td>
                  <Table.Td ta="right">{amount(line.markedUpMinor)}</Table.Td>
                  <Table.Td ta="right">
                    <b>{amount(line.retailMinor)}</b>
                    <Why line={line} />
                  </Table.Td>
                  <Table.Td ta="right">{percentOf(line.marginBps)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Stack>
  );
}

/** Why the retail price is not simply cost and markup. */
function Why({ line }: { readonly line: PreviewLine }) {
  const reasons = [
    ...(line.flooredBy === "minimum-markup" ? ["minimum markup"] : []),
    ...(line.flooredBy === "minimum-margin" ? ["minimum margin"] : []),
    ...(line.isRoundingClamped ? ["rounded up, not below the floor"] : []),
  ];
  return reasons.map((reason) => (
    <div key={reason}>
      <Badge
        size="xs"
        variant="light"
        color="orange"
        tt="none"
        styles={{ label: { overflow: "visible" } }}
        miw="fit-content"
      >
        {reason}
      </Badge>
    </div>
  ));
}
