import {
  Alert,
  Box,
  Button,
  Code,
  Group,
  Paper,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useEffect, useRef } from "react";
import { data, useFetcher } from "react-router";
import { renderSVG } from "uqr";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/account";

export const meta = () => [{ title: "Your account - Overprint" }];

export function loader({ context }: Route.LoaderArgs) {
  const { name, email, role, hasSecondFactor } = person(context);
  return { name, email, role, hasSecondFactor };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { auth } = context.get(overprintContext);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  switch (text("intent")) {
    case "change-password": {
      const answer = await auth.changePassword(
        { current: text("current"), next: text("next") },
        request.headers,
      );
      if (!answer.ok) return notDone("Password not changed", answer.problem.reason);
      return data(done("Password changed", "Your other sessions have ended."), {
        headers: answer.value.headers,
      });
    }
    case "begin-second-factor": {
      const answer = await auth.beginSecondFactor(text("password"), request.headers);
      if (!answer.ok) return notDone("Second factor not set up", answer.problem.reason);
      const { uri, backupCodes } = answer.value;
      return {
        notice: null,
        setUp: { svg: renderSVG(uri), secret: new URL(uri).searchParams.get("secret") ?? "", backupCodes },
      };
    }
    case "confirm-second-factor": {
      const answer = await auth.confirmSecondFactor(text("code"), request.headers);
      if (!answer.ok) return notDone("Not confirmed", answer.problem.reason);
      return data(done("Second factor is on", "From now on a code is asked when you sign in."), {
        headers: answer.value.headers,
      });
    }
    case "end-second-factor": {
      const answer = await auth.endSecondFactor(text("password"), request.headers);
      if (!answer.ok) return notDone("Second factor still on", answer.problem.reason);
      return data(done("Second factor is off"), { headers: answer.value.headers });
    }
    default:
      throw data(null, { status: 400 });
  }
}

export default function AccountPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHeader title="Your account" text={`${loaderData.name}, ${loaderData.email}, ${loaderData.role}`} />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <PasswordCard />
        <SecondFactorCard isOn={loaderData.hasSecondFactor} />
      </SimpleGrid>
    </>
  );
}

function PasswordCard() {
  const fetcher = useFetcher<typeof action>();
  const form = useRef<HTMLFormElement>(null);
  const notice = fetcher.data?.notice;
  useNotice(notice);
  useEffect(() => {
    if (notice?.tone === "done") form.current?.reset();
  }, [notice]);
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} mb="sm">
        Password
      </Title>
      <fetcher.Form method="post" ref={form}>
        <input type="hidden" name="intent" value="change-password" />
        <Stack>
          <PasswordInput label="Present password" name="current" autoComplete="current-password" required />
          <PasswordInput
            label="New password"
            description="At least 10 characters."
            name="next"
            autoComplete="new-password"
            minLength={10}
            required
          />
          <Group>
            <Button type="submit" loading={fetcher.state !== "idle"}>
              Change password
            </Button>
          </Group>
        </Stack>
      </fetcher.Form>
    </Paper>
  );
}

function SecondFactorCard({ isOn }: { readonly isOn: boolean }) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  const setUp = fetcher.data && "setUp" in fetcher.data && !isOn ? fetcher.data.setUp : null;
  return (
    <Paper withBorder p="lg" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>Second factor</Title>
        <StatusBadge tone={isOn ? "good" : "off"} label={isOn ? "On" : "Off"} />
      </Group>
      <fetcher.Form method="post">
        <Stack>
          {setUp ? (
            <ConfirmFactor {...setUp} />
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {isOn
                  ? "Whoever knows your password still needs the code of your authenticator app."
                  : "An authenticator app on your phone shows a code that is asked at each sign-in."}
              </Text>
              <input type="hidden" name="intent" value={isOn ? "end-second-factor" : "begin-second-factor"} />
              <PasswordInput label="Your password" name="password" autoComplete="current-password" required />
            </>
          )}
          <Group>
            <Button
              type="submit"
              loading={fetcher.state !== "idle"}
              {...(isOn ? { color: "red", variant: "light" } : {})}
            >
              {setUp ? "Confirm" : isOn ? "Turn off" : "Set up"}
            </Button>
          </Group>
        </Stack>
      </fetcher.Form>
    </Paper>
  );
}

function ConfirmFactor({
  svg,
  secret,
  backupCodes,
}: {
  readonly svg: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}) {
  return (
    <>
      <Text size="sm">Scan this with your authenticator app, then enter the code that it shows.</Text>
      {/* Drawn by the server from our own address; no text of anybody else is in it. */}
      <Box
        w={190}
        bg="white"
        p={6}
        role="img"
        aria-label="QR code for the authenticator app"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <Text size="sm">
        Without a camera, enter this key: <Code>{secret}</Code>
      </Text>
      <Alert color="yellow" title="Keep these backup codes">
        <Text size="sm" mb="xs">
          Each signs you in once when the phone is lost. They are not shown again.
        </Text>
        <Code block>{backupCodes.join("\n")}</Code>
      </Alert>
      <input type="hidden" name="intent" value="confirm-second-factor" />
      <TextInput label="Code" name="code" autoComplete="one-time-code" inputMode="numeric" required />
    </>
  );
}
