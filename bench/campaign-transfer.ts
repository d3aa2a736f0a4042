// npm run campaign:transfer -- --orders 1000 --seed 1 --json
import { parseArgs } from "node:util";
import { migrateDatabase, openDatabase } from "@overprint/database";
import { runCampaign } from "./transfer/campaign.ts";

const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const whole = (name: "orders" | "seed"): number => {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${name} must be a whole number above zero, not "${values[name]}".`);
  process.exit(2);
};

const database = await openDatabase({ folder: null });
await migrateDatabase(database);
const figures = await runCampaign(database, {
  orders: whole("orders"),
  seed: whole("seed"),
  onProgress: (line) => console.error(line),
});
await database.close();
const { orders, duplicates, lost, inDoubt, kills, faults } = figures;
if (!values.json) {
  console.log(`${orders} orders with ${figures.jobs} jobs at the printer in ${figures.seconds} s`);
  console.log(`${kills} kills of the sending process, ${faults} faults of the printer:`);
  for (const [situation, count] of Object.entries(figures.struck)) console.log(`  ${situation}: ${count}`);
  console.log(
    `${inDoubt} jobs were in doubt: ${figures.settledByFeed} settled by the feed, ${figures.settledByPerson} by a person, ${figures.stillInDoubt} left`,
  );
}
console.log(JSON.stringify({ orders, duplicates, lost, inDoubt, kills, faults }));
process.exit(duplicates + lost + figures.stillInDoubt === 0 ? 0 : 1);
