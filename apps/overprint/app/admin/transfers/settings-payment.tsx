import { Badge, Button, Group, Paper, Radio, Stack, Text } from "@mantine/core";
import {
  hasRunOut,
  paymentKey,
  paymentLabel,
  paymentProfileSetting,
  withoutToken,
} from "@overprint/core/transfer";
import { Form, useNavigation } from "react-router";
import { owner } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { choosePaymentProfile } from "#server/transfer/shipping-step.ts";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Route } from "./+types/settings-payment.ts";

export const meta = () => [{ title: "Payment Profiles - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { transfer, settings, mode, clock } = context.get(overprintContext);
  const ports = await transfer.ports();
  if (!ports.ok) return { hasApi: false, profiles: [], chosen: null, mode: await mode() };
  const chosen = await settings.get(paymentProfileSetting);
  const profiles = await ports.value.printer.fetchPaymentProfiles();
  const today = clock.now().toISOString().slice(0, 10);
  return {
    hasApi: true,
    mode: await mode(),
    chosen: profiles.some((profile) => paymentKey(profile) === chosen) ? chosen : null,
    profiles: profiles.map(withoutToken).map((profile) => ({
      ...profile,
      key: paymentKey(profile),
      ranOut: hasRunOut(profile.validThru, today),
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const by = { actor: owner(context).actor, requestId: context.get(requestContext).requestId };
  const wanted = String((await request.formData()).get("profile"));
  const chosen = await choosePaymentProfile(context.get(overprintContext), wanted, by);
  return chosen.ok ? done("Saved", chosen.value.text) : notDone(chosen.problem.what, chosen.problem.doNext);
}

export default function SettingsPaymentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { hasApi, profiles, chosen, mode } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title="Payment Profiles"
        text="The payment accounts stored at 4over. Cards are added on 4over.com, never here."
      />
      {!hasApi ? (
        <EmptyState
          title="No payment profile is known"
          text="They are stored at 4over and read over its API; each appears here with its kind and last four digits."
        />
      ) : profiles.length === 0 ? (
        <EmptyState
          title="4over has no payment profile"
          text="Add a card on 4over.com; cards added before the API keys were made do not appear."
        />
      ) : (
        <Paper withBorder p="md" maw={720}>
          <Form method="post">
            <Radio.Group name="profile" label="New transfers begin with" defaultValue={chosen ?? "none"}>
              <Stack gap="xs" mt="xs">
                <Radio value="none" label="Nothing: it is chosen at each transfer" />
                {profiles.map((profile) => (
                  <Radio
                    key={profile.key}
                    value={profile.key}
                    disabled={profile.isDummy && mode === "live"}
                    label={
                      <Group gap={6}>
                        <Text size="sm">
                          {paymentLabel(profile)}
                          {profile.validThru ? `, valid through ${profile.validThru}` : ""}
                        </Text>
                        {profile.isDummy ? (
                          <Badge size="xs" color="yellow" tt="none">
                            4over's test profile, refused in Live
                          </Badge>
                        ) : null}
                        {profile.ranOut ? (
                          <Badge size="xs" color="red" tt="none">
                            ran out
                          </Badge>
                        ) : null}
                      </Group>
                    }
                  />
                ))}
              </Stack>
            </Radio.Group>
            <Group justify="flex-end" mt="md">
              <Button type="submit" loading={isBusy}>
                Save
              </Button>
            </Group>
          </Form>
        </Paper>
      )}
    </>
  );
}
