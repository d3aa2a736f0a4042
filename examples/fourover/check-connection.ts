// Are the keys good, and whose are they?
import { FourOverAuthenticationError } from "@overprint/fourover";
import { connect } from "./connect.ts";

const fourover = connect();
try {
  await fourover.accounts.whoami();
  for await (const organization of fourover.accounts.organizations())
    console.log(`Connected as ${organization.organization_name}.`);
} catch (error) {
  if (!(error instanceof FourOverAuthenticationError)) throw error;
  console.log("4over refused the keys: check both, and that they belong to this environment.");
}
