import { Tooltip } from "@mantine/core";
import { createContext, useContext } from "react";
import { Absent } from "./amount.tsx";
import { formatAgo, formatDay, formatMoment } from "./format-moment.ts";

/** The shop's time zone and the moment at which the page was drawn, so that server and browser write the same. */
export const TimeContext = createContext<{ readonly timeZone: string; readonly now: string }>({
  timeZone: "UTC",
  now: new Date(0).toISOString(),
});

type Shown = {
  readonly at: string | null | undefined;
  /** `moment` (default): date, time, zone. `day`: the date. `ago`: the distance, the moment on hover. */
  readonly as?: "moment" | "day" | "ago";
};

/** A moment in the shop's time zone; a dash where there is none. */
export function Moment({ at, as = "moment" }: Shown) {
  const { timeZone, now } = useContext(TimeContext);
  if (!at) return <Absent />;
  const full = formatMoment(at, timeZone);
  const shown = as === "ago" ? formatAgo(at, now, timeZone) : as === "day" ? formatDay(at, timeZone) : full;
  const time = (
    <time dateTime={at} style={{ whiteSpace: "nowrap" }}>
      {shown}
    </time>
  );
  return as === "moment" ? time : <Tooltip label={full}>{time}</Tooltip>;
}
