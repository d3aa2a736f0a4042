import { Button, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { Form } from "react-router";

/** The price list of a product of the shop's own: one quantity a line. */
export function OwnPricesForm({
  prices,
  problem,
}: {
  readonly prices: string;
  readonly problem: string | null;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Price list">
      <Title order={2} size="h3" mb="xs">
        Price list
      </Title>
      <Form method="post">
        <input type="hidden" name="intent" value="own-prices" />
        <Stack gap="sm">
          <Textarea
            key={prices}
            name="prices"
            label="Quantity = price, one a line"
            placeholder={"100 = 24.99\n250 = 39.00"}
            defaultValue={prices}
            error={problem}
            autosize
            minRows={5}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          />
          <Text size="xs" c="dimmed">
            Prices in US dollars before freight and tax. Markup rules do not apply: what you enter is what
            customers pay.
          </Text>
          <Group justify="flex-end">
            <Button type="submit">Save prices</Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}
