export { fixedClock, numberedIds } from "./fixed.ts";
export { testDatabase } from "./test-database.ts";
