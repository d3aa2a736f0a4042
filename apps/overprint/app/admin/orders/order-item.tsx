import {
  Anchor,
  Button,
  Checkbox,
  Group,
  Image,
  Menu,
  Modal,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  Title,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { OrderItemRecord, OrderProductStatus } from "@overprint/core/orders";
import { IconDots, IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Form } from "react-router";
import { Amount } from "../../components/amount.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { JobIds } from "../status/job-ids.tsx";
import { Parcels } from "../status/parcels.tsx";
import { progressLooks } from "./progress-look.ts";

/** A job of an order product as the order shows it. */
export type ItemJob = {
  readonly jobId: string;
  readonly itemId: string;
  readonly origin: "transferred" | "typed";
  readonly statusLabel: string | null;
  readonly trackingNumbers: readonly string[];
};

const sideWords: Readonly<Record<string, string>> = { fr: "Front", bk: "Back", multipagepdf: "Both sides" };

/** One order product: what it is, where it stands, its artwork, jobs and parcels, and what can be done with it. */
export function OrderItemCard({
  item,
  statuses,
  jobs,
}: {
  readonly item: OrderItemRecord;
  readonly jobs: readonly ItemJob[];
  readonly statuses: readonly OrderProductStatus[];
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={item.title}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={2}>
          <Title order={2} size="h3">
            {item.title}
          </Title>
          <Text size="sm" c="dimmed">
            {item.sets > 1 ? `${item.sets} sets of ` : ""}
            {item.quantity.toLocaleString("en-US")} pieces{item.sku ? ` · ${item.sku}` : ""}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap">
          <Amount value={item.price} fw={600} />
          <Deeds item={item} statuses={statuses} />
        </Group>
      </Group>
      <Group gap="xs" mt="xs">
        <StatusBadge {...progressLooks[item.standing.state]} />
        <Text size="sm">{item.statusTitle}</Text>
        {item.printerName ? <Text size="sm">Assigned to {item.printerName}</Text> : null}
        {item.standing.reason ? (
          <Text size="sm" c="dimmed">
            {item.standing.reason}
          </Text>
        ) : null}
      </Group>
      <Text size="sm" mt="sm">
        {item.specification.map(({ label, value }) => `${label}: ${value}`).join(" · ")}
      </Text>
      <Artwork item={item} />
      <Jobs item={item} jobs={jobs} />
    </Paper>
  );
}

function Artwork({ item }: { readonly item: OrderItemRecord }) {
  return (
    <Part title="Print-ready files">
      {item.artwork.length === 0 ? (
        <Text size="sm" c="dimmed">
          The customer has not sent any file yet.
        </Text>
      ) : (
        <Group gap="md">
          {item.artwork.map(({ set, reason, file }) => (
            <Stack key={`${set}-${reason}`} gap={4} w={150}>
              <Image
                src={`/artwork/${file.id}/preview`}
                alt={`Preview of ${file.fileName}`}
                h={90}
                fit="contain"
                radius="sm"
                fallbackSrc="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='150' height='90'%3E%3Crect width='150' height='90' fill='%23ddd'/%3E%3C/svg%3E"
              />
              <Anchor href={`/admin/artwork/${file.id}`} size="xs" download={file.fileName}>
                <Group gap={4} wrap="nowrap">
                  <IconDownload size={14} aria-hidden />
                  <Text size="xs" truncate title={file.fileName}>
                    {item.sets > 1 ? `Set ${set}, ` : ""}
                    {sideWords[reason] ?? reason}: {file.fileName}
                  </Text>
                </Group>
              </Anchor>
            </Stack>
          ))}
        </Group>
      )}
    </Part>
  );
}

/** Jobs and parcels. A store of its own keeps the parcels it was told; ours then come from the jobs. */
function Jobs({ item, jobs }: { readonly item: OrderItemRecord; readonly jobs: readonly ItemJob[] }) {
  const told = item.parcels.map(({ trackingNumber }) => trackingNumber);
  const elsewhere = jobs.flatMap((job) => job.trackingNumbers).filter((number) => !told.includes(number));
  return (
    <Part title="Job ID">
      <JobIds itemId={item.id} jobs={jobs} />
      {item.parcels.map(({ trackingNumber, carrier, trackingUrl }) => (
        <Text key={trackingNumber} size="sm">
          {carrier}{" "}
          {trackingUrl ? (
            <Anchor href={trackingUrl} target="_blank" rel="noreferrer">
              {trackingNumber}
            </Anchor>
          ) : (
            trackingNumber
          )}
        </Text>
      ))}
      {elsewhere.length > 0 ? <Parcels numbers={elsewhere} /> : null}
    </Part>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack gap={6} mt="md">
    <Title order={3} size="h5">
      {title}
    </Title>
    {children}
  </Stack>
);

type Asked = "hold" | "exclude" | "status";

function Deeds({ item, statuses }: Pick<Parameters<typeof OrderItemCard>[0], "item" | "statuses">) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, { open, close }] = useDisclosure();
  const { state } = item.standing;
  const isFree = state === "to-do" || state === "held" || state === "excluded";
  const ask = (what: Asked) => () => {
    setAsked(what);
    open();
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" px={6} aria-label={`What to do with ${item.title}`}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={ask("status")}>Set the order-product status</Menu.Item>
          {isFree && state !== "held" ? <Menu.Item onClick={ask("hold")}>Hold</Menu.Item> : null}
          {isFree && state !== "excluded" ? (
            <Menu.Item onClick={ask("exclude")}>Exclude from transfer</Menu.Item>
          ) : null}
          {state === "held" || state === "excluded" ? <Release item={item} /> : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened} onClose={close} title={asked ? titles[asked] : ""}>
        {asked === "status" ? (
          <StatusForm item={item} statuses={statuses} close={close} />
        ) : asked ? (
          <ReasonForm item={item} intent={asked} close={close} />
        ) : null}
      </Modal>
    </>
  );
}

const titles = {
  hold: "Hold this order product",
  exclude: "Exclude from transfer",
  status: "Set the order-product status",
} as const;

const consequences = {
  hold: "It stays out of every transfer until somebody releases it.",
  exclude: "It will not go to 4over. The order counts it as done, with your reason.",
} as const;

function Release({ item }: { readonly item: OrderItemRecord }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="release" />
      <input type="hidden" name="item" value={item.id} />
      <Menu.Item component="button" type="submit">
        Release
      </Menu.Item>
    </Form>
  );
}

function ReasonForm({
  item,
  intent,
  close,
}: {
  readonly item: OrderItemRecord;
  readonly intent: "hold" | "exclude";
  readonly close: () => void;
}) {
  return (
    <Form method="post" onSubmit={close}>
      <Stack>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="item" value={item.id} />
        <Text size="sm">{consequences[intent]}</Text>
        <Textarea name="reason" label="Reason" required autosize minRows={2} data-autofocus />
        <Button type="submit">{intent === "hold" ? "Hold" : "Exclude"}</Button>
      </Stack>
    </Form>
  );
}

function StatusForm({
  item,
  statuses,
  close,
}: Pick<Parameters<typeof OrderItemCard>[0], "item" | "statuses"> & { readonly close: () => void }) {
  return (
    <Form method="post" onSubmit={close}>
      <Stack>
        <input type="hidden" name="intent" value="status" />
        <input type="hidden" name="item" value={item.id} />
        <Select
          name="status"
          label="Status"
          data={statuses.map(({ id, title }) => ({ value: id, label: title }))}
          defaultValue={item.statusId ?? statuses[0]?.id ?? null}
          allowDeselect={false}
        />
        <Textarea name="comment" label="A line for the customer (optional)" autosize minRows={2} />
        <Checkbox name="notify" label="Tell the customer by mail" defaultChecked />
        <Button type="submit">Set status</Button>
      </Stack>
    </Form>
  );
}
