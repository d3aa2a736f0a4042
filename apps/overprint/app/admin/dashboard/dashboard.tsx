import { Progress, SimpleGrid, Stack } from "@mantine/core";
import type { DashboardNumbers } from "@overprint/core/dashboard";
import { formatMoney } from "@overprint/core/money";
import { timeZoneSetting } from "@overprint/core/settings";
import { overprintContext } from "#server/contexts.ts";
import { nearestPromises } from "#server/status/promises.ts";
import type { PrinterCalls } from "#server/wiring/dashboard.ts";
import { BarCard } from "../../components/chart-card.tsx";
import { Moment } from "../../components/moment.tsx";
import { NeedsAttention } from "../../components/needs-attention.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatStrip, StatTile } from "../../components/stat-tile.tsx";
import { PromiseRadar } from "../status/promise-radar.tsx";
import type { Route } from "./+types/dashboard";

export const meta = () => [{ title: "Dashboard - Overprint" }];

const shownDays = 30;
const shownWeeks = 12;

export async function loader({ context }: Route.LoaderArgs) {
  const { dashboard, problems, settings, clock } = context.get(overprintContext);
  const now = clock.now();
  const timeZone = await settings.get(timeZoneSetting);
  return {
    problems: await problems.listOpen(),
    numbers: await dashboard.numbers(now, timeZone),
    calls: await dashboard.printerCalls(),
    days: await dashboard.days(now, timeZone, shownDays),
    weeks: await dashboard.productionWeeks(now, timeZone, shownWeeks),
    spokes: await nearestPromises(context.get(overprintContext)),
  };
}

export default function DashboardPage({ loaderData }: Route.ComponentProps) {
  const { problems, numbers, calls, days, weeks, spokes } = loaderData;
  const isEmpty = days.every(({ orders }) => orders === 0);
  const points = isEmpty
    ? []
    : days.map(({ day, orders, marginMinor }) => ({
        day: day.slice(5),
        Orders: orders,
        Margin: marginMinor / 100,
      }));
  return (
    <>
      <PageHeader title="Dashboard" />
      <Stack gap="xl">
        <NeedsAttention problems={problems} />
        <section aria-label="Numbers">
          <Numbers numbers={numbers} calls={calls} />
        </section>
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <BarCard
            title="Orders"
            text={`By day, the last ${shownDays} days`}
            empty="Orders of the last days appear here."
            data={points}
            dataKey="day"
            series={[{ name: "Orders", color: "ink.6" }]}
          />
          <BarCard
            title="Margin"
            text="By day of the order, in dollars, where the cost is known"
            empty="The margin of transferred orders appears here."
            data={points}
            dataKey="day"
            series={[{ name: "Margin", color: "teal.6" }]}
            valueFormatter={(value) => `${value < 0 ? "-" : ""}$${Math.abs(value).toLocaleString("en-US")}`}
          />
          <BarCard
            title="Production time"
            text="Days from transfer to the first parcel, by week"
            empty="How long jobs take appears here once some have shipped."
            data={weeks.map(({ week, averageDays }) => ({ week: week.slice(5), Days: averageDays }))}
            dataKey="week"
            series={[{ name: "Days", color: "grape.6" }]}
          />
          <PromiseRadar spokes={spokes} />
        </SimpleGrid>
      </Stack>
    </>
  );
}

function Numbers({ numbers, calls }: { readonly numbers: DashboardNumbers; readonly calls: PrinterCalls }) {
  const { lateJobs, jobsInDoubt } = numbers;
  return (
    <StatStrip>
      <StatTile
        label="To transfer"
        value={numbers.itemsToTransfer}
        hint="order products without a job"
        to="/admin/transfers"
      />
      <StatTile
        label="Active jobs"
        value={numbers.activeJobs}
        hint={lateJobs > 0 ? `${lateJobs} past the promised day` : "none is late"}
        to="/admin/summary"
        {...(lateJobs > 0 ? { tone: "attention" as const } : {})}
      />
      <StatTile
        label="In doubt"
        value={jobsInDoubt}
        hint="transfers whose answer was lost"
        to="/admin/transfers?tab=in-doubt"
        {...(jobsInDoubt > 0 ? { tone: "bad" as const } : {})}
      />
      <StatTile
        label="Margin this month"
        value={numbers.marginThisMonth.map(formatMoney).join(" + ") || "–"}
        hint="where the cost is known"
      />
      <StatTile
        label="Last catalogue sync"
        value={numbers.lastSyncAt ? <Moment at={numbers.lastSyncAt} as="ago" /> : "never"}
        hint={
          numbers.oldestPriceAt ? (
            <>
              oldest price seen <Moment at={numbers.oldestPriceAt} as="ago" />
            </>
          ) : (
            "no prices yet"
          )
        }
        to="/admin/sync"
      />
      <StatTile
        label="Calls to 4over"
        value={calls.all.toLocaleString("en-US")}
        hint={<CallBudget {...calls} />}
      />
    </StatStrip>
  );
}

/** How much of the API budget the last minute took. */
function CallBudget({ failed, lastMinute, perMinute }: PrinterCalls) {
  const share = Math.min(100, (lastMinute / perMinute) * 100);
  return (
    <>
      <Progress
        value={share}
        size="sm"
        my={4}
        color={share > 90 ? "orange" : "ink"}
        aria-label="API budget of the last minute"
      />
      {lastMinute.toLocaleString("en-US")} of {perMinute.toLocaleString("en-US")} in the last minute. Above:
      by this process since it started
      {failed > 0 ? `, ${failed.toLocaleString("en-US")} without success` : ""}.
    </>
  );
}
