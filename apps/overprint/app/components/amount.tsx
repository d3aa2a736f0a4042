import { Text, type TextProps } from "@mantine/core";
import { formatMoney, type Money } from "@overprint/core/money";

/** An amount with its currency; a dash where there is none. */
export function Amount({ value, ...text }: { readonly value: Money | null | undefined } & TextProps) {
  if (!value) return <Absent />;
  return (
    <Text component="span" fz="inherit" className="tabular" style={{ whiteSpace: "nowrap" }} {...text}>
      {formatMoney(value)}
    </Text>
  );
}

/** Where there is no value: a dash that is read as "none". */
export function Absent() {
  return (
    <Text component="span" c="dimmed" fz="inherit" aria-label="none">
      –
    </Text>
  );
}
