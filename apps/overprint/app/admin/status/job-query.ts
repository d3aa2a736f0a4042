import { type JobQuery, jobSorts, statusBuckets } from "@overprint/core/status";
import { type ListQuery, readListQuery } from "../../components/list-query.ts";

export type SummaryQuery = ListQuery<JobQuery["sort"], "state" | "bucket" | "source" | "concern">;

export const readSummaryQuery = (request: Request): SummaryQuery =>
  readListQuery(request, {
    sorts: jobSorts,
    defaultSort: "-added",
    filters: ["state", "bucket", "source", "concern"],
  });

const states = ["all", "open", "done", "attention"] as const;
const sources = ["api", "feed", "transfer", "person"] as const;

/** What the address asks for, as the repository understands it; unknown values narrow nothing. */
export function jobQueryOf({ filters, search, sort, offset, pageSize }: SummaryQuery): JobQuery {
  return {
    state: states.find((known) => known === filters.state) ?? "all",
    bucket: statusBuckets.find((known) => known === filters.bucket) ?? null,
    source: sources.find((known) => known === filters.source) ?? null,
    concern: filters.concern ?? null,
    search,
    sort: sort.by,
    descending: sort.descending,
    offset,
    limit: pageSize,
  };
}
