import { MultiSelect } from "@mantine/core";
import { useState } from "react";
import { useFetcher } from "react-router";
import type { loader } from "./choices.ts";

type Choice = { readonly value: string; readonly label: string };

/** Several products or customers, found by typing. Posts their values, parted by commas. */
export function ChoicePicker({
  of,
  name,
  label,
  description,
  chosen,
}: {
  readonly of: "products" | "customers";
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly chosen: readonly Choice[];
}) {
  const fetcher = useFetcher<typeof loader>();
  const [values, setValues] = useState(chosen.map(({ value }) => value));
  const [known, setKnown] = useState(chosen);
  const find = (q: string) =>
    void fetcher.load(`/admin/settings/transfer/choices?${new URLSearchParams({ of, q })}`);
  const found: readonly Choice[] = fetcher.data?.found ?? [];
  const choices = [...new Map([...known, ...found].map((one) => [one.value, one])).values()];
  return (
    <MultiSelect
      name={name}
      label={label}
      description={description}
      placeholder={values.length === 0 ? `Type to find ${of}` : ""}
      data={choices}
      value={values}
      onChange={(next) => {
        setValues(next);
        setKnown(choices.filter(({ value }) => next.includes(value)));
      }}
      onSearchChange={find}
      onDropdownOpen={() => find("")}
      // The server has found them already, by more than the label.
      filter={({ options }) => options}
      nothingFoundMessage={fetcher.state === "idle" ? "Nothing matches" : "Looking…"}
      searchable
      clearable
      hidePickedOptions
    />
  );
}
