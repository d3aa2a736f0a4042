import { Badge, Button, Group, Paper, Select, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { Form, useFetcher, useNavigation } from "react-router";
import { useNotice } from "../../components/notice.tsx";
import type { ProductAnswer, ProductView } from "./product-view.server.ts";

type TextField = ProductView["texts"][number];

const labels: Readonly<Record<TextField["field"], string>> = {
  title: "Title for customers",
  description: "Description for customers",
  category: "Category in the store",
  slug: "Address of its page",
};

/** What customers read. A field that somebody has written is marked as yours; one click takes 4over's again. */
export function TextsForm({
  view,
  problems,
}: {
  readonly view: ProductView;
  readonly problems: Readonly<Record<string, string>>;
}) {
  const isBusy = useNavigation().state === "submitting";
  return (
    <Paper withBorder p="md" component="section" aria-label="What customers read">
      <Title order={2} size="h3">
        What customers read
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {view.origin === "synced"
          ? "A sync never overwrites a field that you have changed."
          : "Your own product: nothing but you changes it."}
      </Text>
      <Form method="post" id="texts" key={view.texts.map(({ value }) => value).join("|")}>
        <input type="hidden" name="intent" value="texts" />
      </Form>
      <Stack gap="sm">
        {view.texts.map((text) => (
          <Field key={text.field} text={text} view={view} problem={problems[text.field]} />
        ))}
        <Group justify="flex-end">
          <Button type="submit" form="texts" loading={isBusy}>
            Save
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Field({
  text,
  view,
  problem,
}: {
  readonly text: TextField;
  readonly view: ProductView;
  readonly problem: string | undefined;
}) {
  const common = {
    id: `text-${text.field}`,
    name: text.field,
    form: "texts",
    key: text.value,
    defaultValue: text.value,
    "aria-label": labels[text.field],
    ...(problem ? { error: problem } : {}),
  };
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" mih={26}>
        <Text component="label" htmlFor={common.id} size="sm" fw={500}>
          {labels[text.field]}
        </Text>
        {text.isOwn ? <GiveBack text={text} /> : null}
      </Group>
      <Input text={text} view={view} common={common} />
    </Stack>
  );
}

type Common = {
  readonly id: string;
  readonly name: string;
  readonly form: string;
  readonly key: string;
  readonly defaultValue: string;
  readonly "aria-label": string;
  readonly error?: string;
};

function Input({
  text,
  view,
  common: { key, ...common },
}: {
  readonly text: TextField;
  readonly view: ProductView;
  readonly common: Common;
}) {
  switch (text.field) {
    case "title":
      return <TextInput key={key} {...common} required />;
    case "description":
      return <Textarea key={key} {...common} autosize minRows={3} maxRows={10} />;
    case "category":
      return (
        <Select
          key={key}
          {...common}
          data={[...view.categories]}
          clearable
          searchable
          placeholder="In no category"
        />
      );
    case "slug":
      return (
        <TextInput
          key={key}
          {...common}
          leftSection={<Text size="sm">/p/</Text>}
          leftSectionWidth={40}
          required
        />
      );
    default:
      return text.field satisfies never;
  }
}

function GiveBack({ text }: { readonly text: TextField }) {
  const fetcher = useFetcher<ProductAnswer>();
  useNotice(fetcher.data?.notice);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="give-back" />
      <input type="hidden" name="field" value={text.field} />
      <Group gap="xs">
        <Badge variant="light" size="sm" tt="none" radius="sm">
          yours
        </Badge>
        <Button type="submit" variant="subtle" size="compact-xs" loading={fetcher.state !== "idle"}>
          Take 4over's again
        </Button>
      </Group>
    </fetcher.Form>
  );
}
