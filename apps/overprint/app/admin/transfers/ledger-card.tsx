import { Anchor, Badge, Group, Paper, Table, Text, Title } from "@mantine/core";
import type { Ledger } from "@overprint/core/transfer";
import { Link } from "react-router";
import { StatusBadge } from "../../components/status-badge.tsx";
import { stateLooks, stepAddress } from "./state-look.ts";

/** What became of every order product: nothing of an order is ever lost sight of. */
export function LedgerCard({ ledger }: { readonly ledger: Ledger }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Completeness">
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h3">
          Completeness
        </Title>
        <Badge color={ledger.isComplete ? "green" : "orange"} variant="light" tt="none">
          {ledger.isComplete ? "Everything is accounted for" : "Not complete yet"}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {ledger.sentence}
      </Text>
      <Table mt="xs">
        <Table.Tbody>
          {ledger.lines.map(({ itemId, title, state, place, jobs, sets, reason }) => (
            <Table.Tr key={itemId}>
              <Table.Td>
                <Anchor component={Link} size="sm" to={stepAddress(itemId, 0, "")}>
                  {title}
                </Anchor>
                {place !== "jobs" && reason ? (
                  <Text size="xs" c="dimmed">
                    {reason}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td className="tabular" ta="right" style={{ whiteSpace: "nowrap" }}>
                {jobs} of {sets} job{sets === 1 ? "" : "s"}
              </Table.Td>
              <Table.Td ta="right">
                <StatusBadge {...(place === "jobs" ? stateLooks.placed : stateLooks[state])} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
