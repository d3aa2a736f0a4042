import {
  Button,
  Checkbox,
  Group,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { Form } from "react-router";
import type { MarkupPage } from "./markup.server.ts";

type Shown = { readonly page: MarkupPage; readonly canEdit: boolean };

/** Customers with prices of their own, and which store sells at them. */
export function GroupsForm({ page, canEdit }: Shown) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Customer groups">
      <Title order={2} size="h3">
        Customer groups
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        A rule can be for one group, such as Wholesale. A store sells at the prices of the group that you give
        it.
      </Text>
      <Stack>
        <Form method="post" key={page.groups.length}>
          <input type="hidden" name="intent" value="add-group" />
          <Group align="flex-end">
            <TextInput name="name" label="New group" placeholder="Wholesale" required disabled={!canEdit} />
            <Button type="submit" variant="default" disabled={!canEdit}>
              Add group
            </Button>
          </Group>
        </Form>
        {page.groups.length > 0 && page.stores.length > 0 ? (
          <Form method="post">
            <input type="hidden" name="intent" value="store-groups" />
            <Group align="flex-end">
              {page.stores.map(({ id, name }) => (
                <Select
                  key={id}
                  name={`store:${id}`}
                  label={`${name} sells at the prices for`}
                  data={[...page.groups]}
                  defaultValue={page.storeGroups[id] ?? null}
                  placeholder="Everyone"
                  clearable
                  disabled={!canEdit}
                />
              ))}
              <Button type="submit" variant="default" disabled={!canEdit}>
                Save
              </Button>
            </Group>
          </Form>
        ) : null}
      </Stack>
    </Paper>
  );
}

/** Bleed, default printer and the suffix, as the settings of OnPrintShop's 4over module have them. */
export function PrintDefaultsForm({ page, canEdit }: Shown) {
  const { bleedThousandths, defaultPrinter, showSuffixToCustomers } = page.printDefaults;
  return (
    <Paper withBorder p="md" component="section" aria-label="Print defaults">
      <Title order={2} size="h3" mb="sm">
        Print defaults
      </Title>
      <Form method="post">
        <input type="hidden" name="intent" value="print-defaults" />
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput
              name="bleed"
              label="Bleed size, inches"
              description="On every side of the artwork: what preflight, 4over's box check and the stores ask for"
              inputMode="decimal"
              defaultValue={String(bleedThousandths / 1_000)}
              disabled={!canEdit}
            />
            <TextInput
              name="printer"
              label="Default printer"
              description="Whom OnPrintShop assigns 4over order products to; others are not transferred"
              defaultValue={defaultPrinter}
              disabled={!canEdit}
            />
            <TextInput
              name="sample"
              label="Prices checked after each sync"
              description="Combinations compared with 4over's quotes"
              inputMode="numeric"
              defaultValue={String(page.verificationSample)}
              disabled={!canEdit}
            />
          </SimpleGrid>
          <Checkbox
            name="suffix"
            label="Show the suffix (4over) to customers too"
            defaultChecked={showSuffixToCustomers}
            disabled={!canEdit}
          />
          <Group justify="flex-end">
            <Button type="submit" variant="default" disabled={!canEdit}>
              Save print defaults
            </Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}
