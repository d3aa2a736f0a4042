import {
  Anchor,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Table,
  Text,
  TextInput,
} from "@mantine/core";
import { bucketTitles, statusBuckets } from "@overprint/core/status";
import { Form, Link, useNavigation, useSearchParams } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { importStoreStatuses, saveStatusTable, statusTable } from "#server/status/status-table.ts";
import { IntentForm } from "../../components/intent-form.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Route } from "./+types/settings-statuses";

export const meta = () => [{ title: "Import Status - Overprint" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const params = new URL(request.url).searchParams;
  const stores = await overprint.status.stores();
  const store = stores.find(({ id }) => id === params.get("store")) ?? stores[0] ?? null;
  if (!store) return { stores: [], store: null, lines: [], statuses: [], unmapped: 0 };
  const first = await statusTable(overprint, store.id);
  if (first.statuses.length === 0) await importStoreStatuses(overprint, store.id).catch(() => undefined);
  const { lines, statuses } = first.statuses.length > 0 ? first : await statusTable(overprint, store.id);
  const onlyUnmapped = params.get("show") === "unmapped";
  return {
    stores: stores.map(({ id, name }) => ({ id, name })),
    store: { id: store.id, name: store.name },
    lines: onlyUnmapped ? lines.filter(({ isUnmapped }) => isUnmapped) : lines,
    statuses,
    unmapped: lines.filter(({ isUnmapped }) => isUnmapped).length,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  const storeId = String(form.get("store") ?? "");
  if (form.get("intent") === "import") {
    const imported = await importStoreStatuses(overprint, storeId);
    return "count" in imported
      ? done("The store's statuses are imported", `${imported.count} statuses.`)
      : notDone(imported.reason, imported.doNext);
  }
  const of = (name: string) => form.getAll(name).map(String);
  const [labels, buckets, statuses, words] = [of("label"), of("bucket"), of("status"), of("words")];
  const notified = new Set(of("notify"));
  const saved = await saveStatusTable(
    overprint,
    storeId,
    labels.map((label, index) => ({
      label,
      bucket: buckets[index] ?? "",
      statusId: statuses[index] ?? "",
      notifyCustomer: notified.has(label),
      customerWords: words[index] ?? "",
    })),
    actor,
  );
  return done(saved === 0 ? "Nothing was changed" : `${saved} ${saved === 1 ? "status" : "statuses"} saved`);
}

type Line = Route.ComponentProps["loaderData"]["lines"][number];

export default function SettingsStatusesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { stores, store, lines, statuses, unmapped } = loaderData;
  const [params] = useSearchParams();
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  const onlyUnmapped = params.get("show") === "unmapped";
  if (!store)
    return (
      <>
        <PageHeader title="Import Status" />
        <EmptyState title="No store yet" text="Connect a store in Settings > Stores first." />
      </>
    );
  const groups = [null, ...statusBuckets].flatMap((bucket) => {
    const own = lines.filter((line) => line.bucket === bucket);
    return own.length > 0 ? [{ bucket, own }] : [];
  });
  return (
    <>
      <PageHeader
        title="Import Status"
        text={`What each 4over status means for an order product in ${store.name}, and what the customer hears.`}
        action={
          <Button type="submit" form="statuses" loading={isBusy}>
            Save
          </Button>
        }
      />
      <Group mb="md" justify="space-between">
        <Group gap="xs">
          {stores.length > 1
            ? stores.map(({ id, name }) => (
                <Button
                  key={id}
                  component={Link}
                  to={`?store=${id}`}
                  size="xs"
                  variant={id === store.id ? "filled" : "default"}
                >
                  {name}
                </Button>
              ))
            : null}
          {unmapped > 0 || onlyUnmapped ? (
            <Anchor component={Link} to={onlyUnmapped ? "?" : "?show=unmapped"} size="sm">
              {onlyUnmapped ? "Show all" : `${unmapped} unmapped: show only these`}
            </Anchor>
          ) : null}
        </Group>
        <IntentForm intent="import" fields={{ store: store.id }}>
          <Button type="submit" variant="default" size="xs">
            Import the store's statuses
          </Button>
        </IntentForm>
      </Group>
      <Form method="post" id="statuses" key={store.id}>
        <input type="hidden" name="store" value={store.id} />
        <Stack>
          {groups.length === 0 ? (
            <EmptyState title="Nothing is unmapped" text="Every status 4over used so far is sorted." />
          ) : null}
          {groups.map(({ bucket, own }) => (
            <Paper key={bucket ?? "unmapped"} withBorder p="md" component="section">
              <Text fw={650} mb="xs">
                {bucket ? bucketTitles[bucket] : "Unmapped: 4over used these, nobody has said what they are"}{" "}
                <Text span c="dimmed" size="sm">
                  {own.length}
                </Text>
              </Text>
              <Table.ScrollContainer minWidth={680} type="native">
                <Table aria-label={bucket ? bucketTitles[bucket] : "Unmapped"} verticalSpacing={6}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th w={190}>4over status</Table.Th>
                      <Table.Th w={120}>Stage</Table.Th>
                      <Table.Th w={150}>Order product status</Table.Th>
                      <Table.Th w={60}>Notify</Table.Th>
                      <Table.Th>Words for the customer</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {own.map((line) => (
                      <StatusRow key={line.label} line={line} statuses={statuses} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            </Paper>
          ))}
        </Stack>
      </Form>
    </>
  );
}

function StatusRow({
  line,
  statuses,
}: {
  readonly line: Line;
  readonly statuses: readonly { readonly id: string; readonly title: string }[];
}) {
  const { label, bucket, statusId, notifyCustomer, customerWords, explanation, isOwn } = line;
  return (
    <Table.Tr>
      <Table.Td>
        <input type="hidden" name="label" value={label} />
        <Text size="sm" fw={500}>
          {label}{" "}
          {isOwn ? (
            <Badge size="xs" variant="light" tt="none">
              yours
            </Badge>
          ) : null}
        </Text>
        {explanation ? (
          <Text size="xs" c="dimmed">
            {explanation}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <NativeSelect
          name="bucket"
          aria-label={`Stage of ${label}`}
          size="xs"
          defaultValue={bucket ?? ""}
          data={[
            { value: "", label: "Not sorted" },
            ...statusBuckets.map((value) => ({ value, label: bucketTitles[value] })),
          ]}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          name="status"
          aria-label={`Order product status for ${label}`}
          size="xs"
          defaultValue={statusId ?? ""}
          data={[
            { value: "", label: "Leave as it is" },
            ...statuses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          name="notify"
          value={label}
          defaultChecked={notifyCustomer}
          aria-label={`Notify the customer of ${label}`}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          name="words"
          aria-label={`Words for the customer at ${label}`}
          size="xs"
          maxLength={300}
          defaultValue={customerWords ?? ""}
        />
      </Table.Td>
    </Table.Tr>
  );
}
