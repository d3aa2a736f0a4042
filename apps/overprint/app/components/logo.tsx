import { Group, Text } from "@mantine/core";

/** Two inks and the colour they make where they overprint, with a registration mark in it. */
export function LogoMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <circle cx="24" cy="32" r="20" fill="var(--overprint-cyan)" />
      <circle cx="40" cy="32" r="20" fill="var(--overprint-magenta)" />
      <path d="M32 13.67a20 20 0 0 1 0 36.66a20 20 0 0 1 0-36.66z" fill="#24329a" />
      <path d="M32 20v24M26.5 32h11" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}

export function Logo() {
  return (
    <Group gap={8} wrap="nowrap">
      <LogoMark />
      <Text fw={750} fz="lg" lh={1} style={{ letterSpacing: "-0.02em" }}>
        Overprint
      </Text>
    </Group>
  );
}
