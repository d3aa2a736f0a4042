// Usage: npm run generate --workspace packages/onprintshop
// Writes the schema and the typed operations from the recorded schema and src/operations/*.graphql.
import { writeFileSync } from "node:fs";
import { generated, pathOf } from "./generated.ts";

for (const [name, text] of generated()) {
  writeFileSync(pathOf(name), text);
  console.log(`wrote packages/onprintshop/${name}`);
}
