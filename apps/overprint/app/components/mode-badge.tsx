import { Badge, Tooltip } from "@mantine/core";
import type { Mode } from "@overprint/core/settings";

const looks = {
  simulation: {
    color: "teal",
    label: "Simulation",
    text: "Nothing leaves this machine: 4over is simulated.",
  },
  sandbox: {
    color: "yellow",
    label: "Sandbox",
    text: "Orders go to 4over's sandbox as tests. Nothing is printed.",
  },
  live: { color: "red", label: "Live", text: "Orders are real: 4over prints, ships and charges." },
} as const satisfies Record<Mode, unknown>;

/** The mode in colour, on every page. */
export function ModeBadge({ mode }: { readonly mode: Mode }) {
  const { color, label, text } = looks[mode];
  return (
    <Tooltip label={text} multiline w={240}>
      <Badge
        color={color}
        variant="filled"
        autoContrast
        size="lg"
        radius="sm"
        tabIndex={0}
        style={{ flexShrink: 0 }}
      >
        {label}
      </Badge>
    </Tooltip>
  );
}
