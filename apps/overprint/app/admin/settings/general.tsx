import {
  Alert,
  Button,
  Group,
  Paper,
  PasswordInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import {
  levelSetting,
  type Mode,
  printerKeysSetting,
  privateKeyName,
  timeZoneSetting,
} from "@overprint/core/settings";
import { IconPlugConnected } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { data, useFetcher } from "react-router";
import { owner, person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/general";
import { actOnGeneral, generalForms } from "./general-action.ts";

export const meta = () => [{ title: "General settings - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, secrets, mode } = context.get(overprintContext);
  const keys = await settings.get(printerKeysSetting);
  return {
    mode: await mode(),
    level: await settings.get(levelSetting),
    timeZone: await settings.get(timeZoneSetting),
    zones: Intl.supportedValuesOf("timeZone"),
    accounts: {
      sandbox: { apiKey: keys.sandbox, hasPrivateKey: await secrets.has(privateKeyName("sandbox")) },
      live: { apiKey: keys.live, hasPrivateKey: await secrets.has(privateKeyName("live")) },
    },
    isOwner: person(context).role === "owner",
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { actor } = owner(context);
  const sent = generalForms.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success) throw data(null, { status: 400 });
  const { requestId } = context.get(requestContext);
  return actOnGeneral(sent.data, context.get(overprintContext), { actor, requestId });
}

export default function GeneralPage({ loaderData }: Route.ComponentProps) {
  const { mode, level, accounts, isOwner } = loaderData;
  return (
    <>
      <PageHeader title="General" action={<TestConnection disabled={!isOwner} />} />
      {isOwner ? null : (
        <Alert mb="md" title="Only owners change these settings">
          Ask an owner of this Overprint when something here has to be different.
        </Alert>
      )}
      <Stack>
        <ModeCard mode={mode} disabled={!isOwner} />
        <LevelCard level={level} disabled={!isOwner} />
        <SimpleGrid cols={{ base: 1, xl: 2 }}>
          <KeysCard mode="sandbox" {...accounts.sandbox} disabled={!isOwner} />
          <KeysCard mode="live" {...accounts.live} disabled={!isOwner} />
        </SimpleGrid>
        <TimeZoneCard timeZone={loaderData.timeZone} zones={loaderData.zones} disabled={!isOwner} />
      </Stack>
    </>
  );
}

function Card({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="lg" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {text}
      </Text>
      {children}
    </Paper>
  );
}

function TestConnection({ disabled }: { readonly disabled: boolean }) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="test-connection" />
      <Button
        type="submit"
        disabled={disabled}
        loading={fetcher.state !== "idle"}
        leftSection={<IconPlugConnected size={16} aria-hidden />}
      >
        Test connection
      </Button>
    </fetcher.Form>
  );
}

const modeCards = [
  {
    mode: "simulation",
    label: "Simulation",
    text: "4over is simulated on this machine. Nothing leaves it.",
    color: "teal",
    plan: ["Orders go to the simulated printer.", "Nothing is printed, shipped or charged."],
  },
  {
    mode: "sandbox",
    label: "Sandbox",
    text: "Orders go to 4over's sandbox, marked as tests.",
    color: "yellow",
    plan: [
      "Calls go to 4over's sandbox, with the sandbox keys.",
      "Every order is marked as a test: nothing is printed or charged.",
      "Sync the catalogue afterwards: prices may differ from those here.",
    ],
  },
  {
    mode: "live",
    label: "Live",
    text: "Orders are real. 4over prints, ships and charges.",
    color: "red",
    plan: [
      "Orders from now on are real: 4over prints them, ships them and charges your payment profile.",
      "Orders that are already with the simulator or the sandbox stay there.",
      "Sync the catalogue before you sell: prices must be those of your account.",
    ],
  },
] as const satisfies readonly { readonly mode: Mode; readonly [field: string]: unknown }[];

function ModeCard({ mode, disabled }: { readonly mode: Mode; readonly disabled: boolean }) {
  return (
    <Card title="Mode" text="Where orders go. Only a person changes it, here.">
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {modeCards.map((card) => (
          <Paper
            key={card.mode}
            withBorder
            p="md"
            style={
              card.mode === mode
                ? { borderColor: `var(--mantine-color-${card.color}-6)`, borderWidth: 2 }
                : {}
            }
          >
            <Stack justify="space-between" h="100%" gap="sm">
              <div>
                <Text fw={600}>{card.label}</Text>
                <Text size="sm" c="dimmed">
                  {card.text}
                </Text>
              </div>
              {card.mode === mode ? (
                <StatusBadge tone="good" label="Present mode" />
              ) : (
                <SwitchMode card={card} disabled={disabled} />
              )}
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </Card>
  );
}

function SwitchMode({
  card,
  disabled,
}: {
  readonly card: (typeof modeCards)[number];
  readonly disabled: boolean;
}) {
  return (
    <ConfirmPlan
      label={`Switch to ${card.label}`}
      title={`Switch to ${card.label}?`}
      plan={card.plan}
      confirm={`Switch to ${card.label}`}
      fields={{ intent: "set-mode", mode: card.mode }}
      isDangerous={card.mode === "live"}
      disabled={disabled}
      button={{ variant: "light", color: card.color }}
    />
  );
}

function LevelCard({ level, disabled }: { readonly level: "basic" | "pro"; readonly disabled: boolean }) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  return (
    <Card
      title="Integration level"
      text="Pro uses the 4over API: catalogue, transfer, status. Basic needs no keys: you order at 4over yourself and enter job ids; status and tracking come from the RSS feed."
    >
      <SegmentedControl
        aria-label="Integration level"
        value={fetcher.formData ? String(fetcher.formData.get("level")) : level}
        onChange={(value) => fetcher.submit({ intent: "set-level", level: value }, { method: "post" })}
        disabled={disabled}
        data={[
          { value: "pro", label: "Pro (API)" },
          { value: "basic", label: "Basic (RSS feed)" },
        ]}
      />
    </Card>
  );
}

function KeysCard({
  mode,
  apiKey,
  hasPrivateKey,
  disabled,
}: {
  readonly mode: "sandbox" | "live";
  readonly apiKey: string;
  readonly hasPrivateKey: boolean;
  readonly disabled: boolean;
}) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  const name = mode === "live" ? "Live" : "Sandbox";
  return (
    <Card
      title={`4over account, ${name}`}
      text="4over gives you a pair of keys for each environment. The private key is stored encrypted and never shown again."
    >
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="save-keys" />
        <input type="hidden" name="mode" value={mode} />
        <Stack>
          <TextInput
            label="API key (public key)"
            name="apiKey"
            defaultValue={apiKey}
            disabled={disabled}
            autoComplete="off"
            required
          />
          <PasswordInput
            label="Private key"
            name="privateKey"
            description={
              hasPrivateKey ? "One is stored; leave this empty to keep it." : "None is stored yet."
            }
            disabled={disabled}
            autoComplete="new-password"
            required={!hasPrivateKey}
          />
          <Group>
            <Button type="submit" variant="default" disabled={disabled} loading={fetcher.state !== "idle"}>
              Save {name} keys
            </Button>
          </Group>
        </Stack>
      </fetcher.Form>
    </Card>
  );
}

function TimeZoneCard({
  timeZone,
  zones,
  disabled,
}: {
  readonly timeZone: string;
  readonly zones: readonly string[];
  readonly disabled: boolean;
}) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  return (
    <Card title="Time zone" text="Of the shop: dates on screens and the hours of schedules.">
      <Select
        aria-label="Time zone"
        data={[...zones]}
        value={fetcher.formData ? String(fetcher.formData.get("timeZone")) : timeZone}
        onChange={(value) =>
          value && fetcher.submit({ intent: "set-time-zone", timeZone: value }, { method: "post" })
        }
        searchable
        allowDeselect={false}
        disabled={disabled}
        maw={340}
      />
    </Card>
  );
}
