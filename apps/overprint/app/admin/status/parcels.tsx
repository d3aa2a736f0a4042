import { Anchor, Stack, Text } from "@mantine/core";
import { parcelsOf } from "@overprint/core/status";
import { Absent } from "../../components/amount.tsx";
import { carrierWords } from "./bucket-look.ts";

/** Every parcel of a job with its carrier; a link where the carrier is known. */
export function Parcels({ numbers }: { readonly numbers: readonly string[] }) {
  const parcels = parcelsOf(numbers);
  if (parcels.length === 0) return <Absent />;
  return (
    <Stack gap={2}>
      {parcels.map(({ trackingNumber, carrier, trackingUrl }) => (
        <Text key={trackingNumber} size="sm" style={{ whiteSpace: "nowrap" }}>
          <Text span c="dimmed" size="xs">
            {carrierWords(carrier)}{" "}
          </Text>
          {trackingUrl ? (
            <Anchor href={trackingUrl} target="_blank" rel="noreferrer" size="sm" ff="monospace">
              {trackingNumber}
            </Anchor>
          ) : (
            <Text span ff="monospace" size="sm">
              {trackingNumber}
            </Text>
          )}
        </Text>
      ))}
    </Stack>
  );
}
