import { Button, Group } from "@mantine/core";
import { Form, useNavigation } from "react-router";

/** Reading now, and the switch of the store. */
export function StoreActions({ isActive }: { readonly isActive: boolean }) {
  const busy = useNavigation().formData?.get("intent");
  return (
    <Group gap="xs">
      {isActive ? (
        <Form method="post">
          <Button type="submit" name="intent" value="read" variant="default" loading={busy === "read"}>
            Read orders now
          </Button>
        </Form>
      ) : null}
      <Form method="post">
        <input type="hidden" name="isActive" value={isActive ? "no" : "yes"} />
        <Button type="submit" name="intent" value="switch" variant="default" loading={busy === "switch"}>
          {isActive ? "Switch off" : "Switch on"}
        </Button>
      </Form>
    </Group>
  );
}
