import { Anchor, Button, Group, Paper, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { Form, Link, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { PageHeader } from "../../components/page-header.tsx";
import type { Route } from "./+types/new-product";
import { createProduct } from "./product-view.server.ts";

export const meta = () => [{ title: "New product - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const categories = await context.get(overprintContext).products.categories();
  return { categories: categories.map(({ id, name }) => ({ value: id, label: name })) };
}

export const action = async ({ context, request }: Route.ActionArgs) =>
  createProduct(context.get(overprintContext), await request.formData(), person(context));

export default function NewProductPage({ loaderData, actionData }: Route.ComponentProps) {
  const problems: Readonly<Record<string, string>> = actionData?.problems ?? {};
  const isBusy = useNavigation().state === "submitting";
  const error = (field: string) => (problems[field] ? { error: problems[field] } : {});
  return (
    <>
      <Anchor component={Link} to="/admin/products" size="sm">
        All products
      </Anchor>
      <PageHeader
        title="New product"
        text="A product of your own with your own prices. Orders of it can still go to 4over: the transfer asks which 4over product it is."
      />
      <Paper withBorder p="md" maw={640}>
        <Form method="post">
          <Stack>
            <TextInput name="title" label="Title for customers" required {...error("title")} />
            <TextInput name="sku" label="SKU" description="Left empty, it is made from the title." />
            <Textarea
              name="description"
              label="Description for customers"
              autosize
              minRows={3}
              {...error("description")}
            />
            <Select
              name="category"
              label="Category in the store"
              data={[...loaderData.categories]}
              clearable
              searchable
              placeholder="In no category"
            />
            <Select
              name="sides"
              label="Printed sides"
              data={[
                { value: "1", label: "Front only" },
                { value: "2", label: "Front and back" },
              ]}
              defaultValue="2"
              allowDeselect={false}
            />
            <Textarea
              name="prices"
              label="Price list: quantity = price, one a line"
              placeholder={"100 = 24.99\n250 = 39.00"}
              autosize
              minRows={4}
              required
              {...error("prices")}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={isBusy}>
                Create product
              </Button>
            </Group>
          </Stack>
        </Form>
      </Paper>
    </>
  );
}
