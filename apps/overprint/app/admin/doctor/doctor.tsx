import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useRevalidator } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { examine } from "#server/doctor/check.ts";
import { checks } from "#server/doctor/index.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/doctor";

export const meta = () => [{ title: "Setup doctor - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { results: await examine(context.get(overprintContext), checks) };
}

const looks = {
  good: { tone: "good", label: "Good" },
  warning: { tone: "attention", label: "Look at this" },
  bad: { tone: "bad", label: "Repair" },
} as const;

export default function DoctorPage({ loaderData: { results } }: Route.ComponentProps) {
  const { revalidate, state } = useRevalidator();
  const bad = results.filter(({ state }) => state !== "good").length;
  return (
    <>
      <PageHeader
        title="Setup doctor"
        text={
          bad === 0
            ? "Everything that can be checked is good."
            : `${bad} of ${results.length} checks need a look.`
        }
        action={
          <Button
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={state !== "idle"}
            onClick={() => revalidate()}
          >
            Check again
          </Button>
        }
      />
      <Stack gap="sm">
        {results.map((result) => (
          <Paper key={result.name} withBorder p="md" component="section" aria-label={result.title}>
            <Group gap="md" align="flex-start" wrap="nowrap">
              <StatusBadge {...looks[result.state]} />
              <Stack gap={2} style={{ minWidth: 0 }}>
                <Text fw={600}>{result.title}</Text>
                <Text size="sm">{result.what}</Text>
                {result.state === "good" ? null : (
                  <>
                    <Text size="sm" c="dimmed">
                      Cause: {result.cause}
                    </Text>
                    <Text size="sm" fw={500}>
                      {result.fix}
                    </Text>
                  </>
                )}
              </Stack>
            </Group>
          </Paper>
        ))}
      </Stack>
    </>
  );
}
