/** Made once: a formatter costs a hundred times what it formats. */
const day = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** A calendar date as people say it: `Thu, Dec 3`. */
export const formatDate = (date: string): string => day.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

/** `Thu, Dec 3`, or `Thu, Dec 3 - Tue, Dec 8` when it may be any day between. */
export const formatArrival = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
