import { Button, Group, NumberInput, Paper, Radio, Stack, Switch, Text, Title } from "@mantine/core";
import { automaticSetting, filesSetting, marginSetting } from "@overprint/core/transfer";
import { Form, useNavigation } from "react-router";
import { owner } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { readNumber } from "../../components/read-number.ts";
import type { Route } from "./+types/settings-transfer.ts";
import { ChoicePicker } from "./choice-picker.tsx";

export const meta = () => [{ title: "Transfer - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, transfer } = context.get(overprintContext);
  const [files, margin, automatic] = await Promise.all([
    settings.get(filesSetting),
    settings.get(marginSetting),
    settings.get(automaticSetting),
  ]);
  const names = await transfer.choices.productsNamed(automatic.productIds);
  const nameOf = new Map(names.map(({ value, label }) => [value, label]));
  const products = automatic.productIds.map((id) => ({ value: id, label: nameOf.get(id) ?? id }));
  return { files, margin, automatic, products };
}

const lines = (value: FormDataEntryValue | null) =>
  String(value ?? "")
    .split(/[\s,;]+/)
    .filter(Boolean);

export async function action({ request, context }: Route.ActionArgs) {
  const { settings } = context.get(overprintContext);
  const change = { actor: owner(context).actor, requestId: context.get(requestContext).requestId };
  const form = await request.formData();
  const bps = (name: string) => Math.round(readNumber(form.get(name)) * 100);
  const margin = marginSetting.schema.safeParse({ leastMarginBps: bps("least"), driftBps: bps("drift") });
  const automatic = automaticSetting.schema.safeParse({
    isOn: form.get("automatic") === "on",
    productIds: lines(form.get("products")),
    customers: lines(form.get("customers")),
    holdMinutes: readNumber(form.get("hold")),
  });
  if (!margin.success)
    return notDone(
      "Not saved",
      "The least margin is between -100 % and 99 %, the tolerance between 0 and 100 %.",
    );
  if (!automatic.success)
    return notDone("Not saved", "The hold window is between 0 and 10,080 minutes (a week).");
  await settings.set(filesSetting, form.get("files") === "inline" ? "inline" : "attach", change);
  await settings.set(marginSetting, margin.data, change);
  await settings.set(automaticSetting, automatic.data, change);
  return done("Saved");
}

export default function SettingsTransferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { files, margin, automatic, products } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader title="Transfer" text="How order products go to 4over." />
      <Form method="post">
        <Stack maw={720}>
          <Paper withBorder p="md">
            <Radio.Group name="files" label="Artwork files" defaultValue={files}>
              <Stack gap={6} mt={6}>
                <Radio
                  value="attach"
                  label="Order first, attach the files to each job afterwards"
                  description="Safer when artwork is large: a slow file cannot cost the order its answer."
                />
                <Radio value="inline" label="Name the files in the order" />
              </Stack>
            </Radio.Group>
          </Paper>
          <Paper withBorder p="md">
            <Title order={2} size="h4" mb="xs">
              Margin guard
            </Title>
            <Group align="flex-end">
              <NumberInput
                name="least"
                label="Least margin"
                suffix=" %"
                decimalScale={2}
                defaultValue={margin.leastMarginBps / 100}
                min={-100}
                max={99}
                w={160}
              />
              <NumberInput
                name="drift"
                label="Price may have risen by"
                suffix=" %"
                decimalScale={2}
                defaultValue={margin.driftBps / 100}
                min={0}
                max={100}
                w={220}
              />
            </Group>
            <Text size="sm" c="dimmed" mt="xs">
              Every transfer asks 4over for today's price. Beyond these limits the order product is held with
              both numbers.
            </Text>
          </Paper>
          <Paper withBorder p="md">
            <Title order={2} size="h4" mb="xs">
              Automatic transfer
            </Title>
            <Stack gap="sm">
              <Switch
                name="automatic"
                label="Transfer by itself when every check passes"
                defaultChecked={automatic.isOn}
              />
              <NumberInput
                name="hold"
                label="Hold window"
                suffix=" minutes"
                defaultValue={automatic.holdMinutes}
                min={0}
                max={10_080}
                w={200}
                description="Time in which you can stop it"
              />
              <ChoicePicker
                of="products"
                name="products"
                label="Only these products"
                description="None chosen: every product"
                chosen={products}
              />
              <ChoicePicker
                of="customers"
                name="customers"
                label="Only these customers"
                description="None chosen: every customer"
                chosen={automatic.customers.map((email) => ({ value: email, label: email }))}
              />
              <Text size="sm" c="dimmed">
                Steps that need no judgement are filled in: a product synced from 4over as it was ordered,
                complete artwork, the shipping method that the customer bought to an address that 4over
                validates, your default payment profile. Everything else waits for you.
              </Text>
              <Text size="sm" c="dimmed">
                What was ever refused, held or in doubt is never transferred by itself.
              </Text>
            </Stack>
          </Paper>
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Stack>
      </Form>
    </>
  );
}
