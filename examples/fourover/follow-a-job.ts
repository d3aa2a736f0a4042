// Where a job is, and the numbers of its parcels.
import { carrierOf, readPacific } from "@overprint/fourover";
import { findJobStatus } from "@overprint/fourover/reference";
import { connect } from "./connect.ts";

const fourover = connect();
const jobId = process.argv[2] ?? "";
const [present] = await fourover.orders.status(jobId);
if (!present) throw new Error("4over knows no status of this job");
console.log(`${jobId}: ${present.status} since ${readPacific(present.date_set)}`);
console.log(findJobStatus(present.status)?.explanation ?? "A label that is not published.");
for (const number of await fourover.orders.tracking(jobId)) console.log(`${carrierOf(number)} ${number}`);
