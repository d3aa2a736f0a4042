import { Button, Checkbox, Group, NumberInput, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ApprovalRules } from "@overprint/core/catalogue";
import { useFetcher } from "react-router";

/** What passes without a person: limits in percent. */
export function ApprovalRulesForm({ rules }: { readonly rules: ApprovalRules }) {
  const fetcher = useFetcher();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="rules">
      <fetcher.Form method="post">
        <Stack>
          <div>
            <Title order={2} size="h3" id="rules">
              What passes unseen
            </Title>
            <Text size="sm" c="dimmed">
              Changes within these limits are approved by themselves after a sync. Beyond them they wait for
              you.
            </Text>
          </div>
          <Checkbox
            name="automatic"
            label="Approve changes within the limits by themselves"
            defaultChecked={rules.automatic}
          />
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            <Percent name="mostPriceMoveBps" label="A price may move by" bps={rules.mostPriceMoveBps} />
            <Percent
              name="mostRepricedShareBps"
              label="Products repriced at once"
              bps={rules.mostRepricedShareBps}
            />
            <Percent
              name="mostRemovedShareBps"
              label="Products gone at once"
              bps={rules.mostRemovedShareBps}
            />
            <Percent
              name="implausibleRemovedShareBps"
              label="Products gone that mean a fault"
              bps={rules.implausibleRemovedShareBps}
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button
              type="submit"
              name="intent"
              value="rules"
              variant="default"
              loading={fetcher.state !== "idle"}
            >
              Save limits
            </Button>
          </Group>
        </Stack>
      </fetcher.Form>
    </Paper>
  );
}

function Percent({
  name,
  label,
  bps,
}: {
  readonly name: string;
  readonly label: string;
  readonly bps: number;
}) {
  return (
    <NumberInput
      name={name}
      label={label}
      defaultValue={bps / 100}
      min={0}
      max={1000}
      decimalScale={2}
      suffix=" %"
      allowNegative={false}
      required
    />
  );
}
