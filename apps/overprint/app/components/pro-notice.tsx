import { Alert, Anchor, Box, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { Link } from "react-router";

/** On a Pro module without the API: what it needs, and what it would do. */
export function ProNotice({
  module: { name, would, without },
  reason,
  doNext,
}: {
  readonly module: { readonly name: string; readonly would: string; readonly without?: string };
  /** Why the API cannot be used now. */
  readonly reason: string;
  readonly doNext: string;
}) {
  return (
    <Box component="section" aria-label="Pro module" mb="lg">
      <Alert
        color="gray"
        role="note"
        icon={<IconKey aria-hidden />}
        title={`${name} is a Pro module: it needs the 4over API`}
      >
        <Stack gap={6}>
          <Text size="sm">With the 4over API, {would}</Text>
          {without ? <Text size="sm">{without}</Text> : null}
          <Text size="sm">
            {reason} <b>{doNext}</b>{" "}
            <Anchor component={Link} to="/admin/settings/general" size="sm">
              Open Settings &gt; General
            </Anchor>
          </Text>
        </Stack>
      </Alert>
    </Box>
  );
}
