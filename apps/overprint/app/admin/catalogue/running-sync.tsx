import { Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { type SyncProgress, type SyncRun, scopeTitle } from "@overprint/core/catalogue";
import { Form } from "react-router";
import { WorkProgress } from "../../components/progress.tsx";
import { count, duration, phaseOf } from "./sync-words.ts";

/** A sync at work: how far, how fast, how long still, and the way to end it. */
export function RunningSync({ run, progress }: { readonly run: SyncRun; readonly progress: SyncProgress }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Running sync">
      <Stack>
        <WorkProgress
          label={`${scopeTitle(run.scope)}: ${phaseOf(run)}`}
          done={run.counts.read}
          total={run.expected}
          unit="products"
        />
        <Group justify="space-between" align="flex-end">
          <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xl">
            <Fact label="Calls" value={count(run.counts.calls)} />
            <Fact label="Products a second" value={progress.productsPerSecond.toFixed(1)} />
            <Fact
              label="Time left"
              value={progress.secondsLeft === null ? "not known yet" : duration(progress.secondsLeft)}
            />
            <Fact label="Failed" value={count(run.counts.failed)} />
          </SimpleGrid>
          <Form method="post">
            <input type="hidden" name="run" value={run.id} />
            <Button type="submit" name="intent" value="cancel" variant="default">
              Cancel sync
            </Button>
          </Form>
        </Group>
      </Stack>
    </Paper>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text className="tabular" fw={600}>
        {value}
      </Text>
    </div>
  );
}
