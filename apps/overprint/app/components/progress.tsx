import { Group, Progress, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { useRevalidator } from "react-router";

/** How far long work has come: a bar, and the count in words. `total` is `null` while it is not known. */
export function WorkProgress({
  label,
  done,
  total,
  unit,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  /** Plural: "products". */
  readonly unit: string;
}) {
  const share = total && total > 0 ? Math.min(100, (done / total) * 100) : null;
  return (
    <Stack gap={6} role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          {done.toLocaleString("en-US")}
          {total === null ? "" : ` of ${total.toLocaleString("en-US")}`} {unit}
        </Text>
      </Group>
      <Progress value={share ?? 100} animated={share === null || share < 100} aria-label={label} />
    </Stack>
  );
}

/** Asks the server again every `everyMs` while `isActive` and the page is in view. */
export function useLiveReload(isActive: boolean, everyMs = 1_500): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isActive || state !== "idle") return;
    const timer = setTimeout(() => document.visibilityState === "visible" && revalidate(), everyMs);
    return () => clearTimeout(timer);
  }, [isActive, state, revalidate, everyMs]);
}
