import { SimpleGrid, TextInput } from "@mantine/core";
import type { Address } from "@overprint/core/shipping";

const fields = [
  ["company", "Company"],
  ["firstName", "First name"],
  ["lastName", "Last name"],
  ["phone", "Phone"],
  ["email", "E-mail"],
  ["street", "Street"],
  ["street2", "Suite, unit"],
  ["city", "City"],
  ["state", "State"],
  ["postalCode", "Zip code"],
  ["country", "Country"],
] as const satisfies readonly (readonly [keyof Address, string])[];

/** The fields of an address, named `prefix.field`. */
export function AddressFields({
  prefix,
  address,
}: {
  readonly prefix: string;
  readonly address: Partial<Address> | null;
}) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
      {fields.map(([name, label]) => (
        <TextInput
          key={name}
          name={`${prefix}.${name}`}
          label={label}
          defaultValue={address?.[name] ?? (name === "country" ? "US" : "")}
          maxLength={120}
        />
      ))}
    </SimpleGrid>
  );
}
