import { Paper, Text, Timeline, Title } from "@mantine/core";
import type { KeptAuditEntry } from "@overprint/core/audit";
import type { OrderRecord } from "@overprint/core/orders";
import { Moment } from "../../components/moment.tsx";
import { historyOf } from "./history.ts";

/** Everything that happened to an order, newest first: statuses, parcels, and who did what. */
export function OrderHistory({
  order,
  entries,
}: {
  readonly order: OrderRecord;
  readonly entries: readonly KeptAuditEntry[];
}) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="md">
        Timeline
      </Title>
      <Timeline bulletSize={14} lineWidth={2}>
        {historyOf(order, entries).map(({ key, at, what, detail }) => (
          <Timeline.Item key={key} title={what}>
            {detail ? (
              <Text size="sm" c="dimmed">
                {detail}
              </Text>
            ) : null}
            <Text size="xs" c="dimmed">
              <Moment at={at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Paper>
  );
}
