import {
  AreaChart,
  type AreaChartProps,
  BarChart,
  type BarChartProps,
  LineChart,
  type LineChartProps,
} from "@mantine/charts";
import { Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Card = {
  readonly title: string;
  readonly text?: string;
  /** What is said instead when there are no points. */
  readonly empty: string;
};

function ChartCard({
  title,
  text,
  empty,
  isEmpty,
  children,
}: Card & { readonly isEmpty: boolean; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {isEmpty ? empty : text}
      </Text>
      {isEmpty ? null : children}
    </Paper>
  );
}

const look = { h: 240, withLegend: false, gridAxis: "x", tickLine: "none" } as const;

/** Amounts or counts by day, week or kind. */
export function BarCard({ title, text, empty, ...chart }: Card & BarChartProps) {
  return (
    <ChartCard title={title} {...(text ? { text } : {})} empty={empty} isEmpty={chart.data.length === 0}>
      <BarChart {...look} {...chart} />
    </ChartCard>
  );
}

/** A quantity over time. */
export function AreaCard({ title, text, empty, ...chart }: Card & AreaChartProps) {
  return (
    <ChartCard title={title} {...(text ? { text } : {})} empty={empty} isEmpty={chart.data.length === 0}>
      <AreaChart {...look} curveType="monotone" {...chart} />
    </ChartCard>
  );
}

/** Several quantities over time, compared. */
export function LineCard({ title, text, empty, ...chart }: Card & LineChartProps) {
  return (
    <ChartCard title={title} {...(text ? { text } : {})} empty={empty} isEmpty={chart.data.length === 0}>
      <LineChart {...look} withLegend curveType="monotone" {...chart} />
    </ChartCard>
  );
}
