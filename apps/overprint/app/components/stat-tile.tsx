import { Paper, SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** One number with what it counts; a link when there is more to see. */
export function StatTile({
  label,
  value,
  hint,
  to,
  tone,
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
  readonly to?: string;
  readonly tone?: "attention" | "bad";
}) {
  const color = tone === "bad" ? "red" : tone === "attention" ? "orange" : undefined;
  const content = (
    <>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={{ base: 20, sm: 26 }} fw={650} lh={1.25} className="tabular" {...(color ? { c: color } : {})}>
        {value}
      </Text>
      {hint ? (
        <Text size="xs" c="dimmed" component="div">
          {hint}
        </Text>
      ) : null}
    </>
  );
  if (!to)
    return (
      <Paper withBorder p="md">
        {content}
      </Paper>
    );
  return (
    <Paper withBorder p="md" component={Link} to={to} style={{ color: "inherit", textDecoration: "none" }}>
      {content}
    </Paper>
  );
}

/** Tiles in a row; two abreast on a phone. */
export function StatStrip({ children }: { readonly children: ReactNode }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 3, xl: 6 }} spacing="sm" mb="lg">
      {children}
    </SimpleGrid>
  );
}
