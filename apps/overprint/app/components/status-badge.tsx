import { Badge, type MantineColor } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircleDot, IconClock, IconX } from "@tabler/icons-react";

/** What a status means for the person who reads it. Colour never says it alone: each has its own sign. */
export type Tone = "waiting" | "going" | "good" | "attention" | "bad" | "off";

const looks = {
  waiting: { color: "gray", Icon: IconClock },
  going: { color: "blue", Icon: IconCircleDot },
  good: { color: "green", Icon: IconCheck },
  attention: { color: "orange", Icon: IconAlertTriangle },
  bad: { color: "red", Icon: IconX },
  off: { color: "gray", Icon: IconX },
} as const satisfies Record<Tone, { color: MantineColor; Icon: unknown }>;

/** A status in its own words, with its tone. */
export function StatusBadge({ tone, label }: { readonly tone: Tone; readonly label: string }) {
  const { color, Icon } = looks[tone];
  return (
    <Badge
      component="span"
      color={color}
      variant="light"
      radius="sm"
      tt="none"
      fw={600}
      leftSection={<Icon size={12} stroke={2.2} aria-hidden />}
      styles={{ label: { overflow: "visible" } }}
    >
      {label}
    </Badge>
  );
}
