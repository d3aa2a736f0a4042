import {
  Alert,
  Badge,
  Button,
  FileButton,
  Group,
  Image,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import {
  explainUploadRefusal,
  fileReasons,
  missingFiles,
  type PreflightFinding,
  worstSeverity,
} from "@overprint/core/artwork";
import { allows } from "@overprint/core/transfer";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useRef } from "react";
import { data, Form, Link, redirect, useNavigation, useSubmit } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { readFormAtMost } from "#server/storefront/read-upload.ts";
import { artworkLimitBytes as limitBytes, replaceFile } from "#server/transfer/replace-file.ts";
import { proposeFiles, requiredFiles, saveArtwork, standingOf } from "#server/transfer/steps.ts";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Route } from "./+types/artwork.ts";
import { copyOf, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "Artwork - Overprint" }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const { item, record } = standing;
  const required = await requiredFiles(overprint, record);
  const files = required.ok ? proposeFiles(item, required.value) : [];
  const isCurrent =
    record.artwork !== null &&
    files.every((one) => record.artwork?.checked.some((file) => file.artworkId === one.file.id));
  return {
    problem: required.ok ? null : required.problem,
    sets: item.sets,
    slots: required.ok
      ? Array.from({ length: item.sets }, (_, index) => index + 1).flatMap((set) =>
          required.value.map(({ reason, label }) => {
            const file = files.find((one) => one.set === set && one.reason === reason)?.file ?? null;
            const checked = record.artwork?.checked.find((one) => one.artworkId === file?.id) ?? null;
            return {
              set,
              reason,
              label,
              file: file && {
                id: file.id,
                fileName: file.fileName,
                sizeBytes: file.sizeBytes,
                sha256: file.sha256,
              },
              checked,
            };
          }),
        )
      : [],
    missing: required.ok ? missingFiles(required.value, item.sets, files).map(({ what }) => what) : [],
    isConfirmed: isCurrent && files.length > 0,
    isEditable: allows(record.state, "edit"),
    copy: record.copy,
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  const read = await readFormAtMost(request, limitBytes);
  if (read.kind === "too-large")
    return notDone(
      "The file was not taken",
      explainUploadRefusal({ kind: "file-too-large", sizeBytes: read.sizeBytes, limitBytes }),
    );
  const { form } = read;
  const upload = form.get("file");
  if (upload instanceof File) {
    const reason = fileReasons.find((known) => known === form.get("reason"));
    const set = Number(form.get("set"));
    if (!reason || !(set >= 1)) return notDone("The file was not taken", "Reload the page and try again.");
    const given = { fileName: upload.name, bytes: upload.stream(), reason, set };
    const placed = await replaceFile(overprint, standing, given, by);
    return placed.ok
      ? done("The file is in place", "Check and confirm the artwork to have it preflighted by 4over too.")
      : notDone("The file was not taken", placed.problem);
  }
  const saved = await saveArtwork(overprint, standing, by);
  if (!saved.ok) return notDone(saved.problem.what, saved.problem.doNext);
  const failed = saved.value.artwork?.checked.some((file) => worstSeverity(file.findings) === "failure");
  const missing = missingFiles(
    saved.value.artwork?.required ?? [],
    standing.item.sets,
    saved.value.artwork?.files ?? [],
  );
  if (failed || missing.length > 0)
    return notDone("Checked, with failures", "Replace what failed or is missing; it is held until then.");
  return redirect(stepAddress(params.itemId, standing.record.copy, "shipping"));
}

export default function ArtworkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { problem, slots, missing, isConfirmed, isEditable, sets, copy } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  if (problem)
    return (
      <EmptyState
        title={problem.what}
        text={problem.doNext}
        action={
          <Button component={Link} to={`../map${copy > 0 ? `?copy=${copy}` : ""}`} relative="path">
            Map with 4over product
          </Button>
        }
      />
    );
  return (
    <Stack>
      {missing.length > 0 ? (
        <Alert
          color="orange"
          title={`${missing.length === 1 ? "A file is" : `${missing.length} files are`} missing`}
        >
          {missing.join(", ")}. Ask the customer, or add {missing.length === 1 ? "it" : "them"} here.
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {slots.map((slot) => (
          <FileSlot
            key={`${slot.set} ${slot.reason}`}
            slot={slot}
            showSet={sets > 1}
            isEditable={isEditable}
          />
        ))}
      </SimpleGrid>
      <Group justify="flex-end">
        <Form method="post" encType="multipart/form-data">
          <Button type="submit" loading={isBusy} disabled={!isEditable}>
            {isConfirmed ? "Check again and go on" : "Check and confirm the artwork"}
          </Button>
        </Form>
      </Group>
    </Stack>
  );
}

type Slot = Route.ComponentProps["loaderData"]["slots"][number];

function FileSlot({
  slot,
  showSet,
  isEditable,
}: {
  readonly slot: Slot;
  readonly showSet: boolean;
  readonly isEditable: boolean;
}) {
  const submit = useSubmit();
  const reset = useRef<() => void>(null);
  const { file, checked } = slot;
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={`${slot.label}${showSet ? ` of set ${slot.set}` : ""}`}
    >
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {slot.label}
          {showSet ? `, set ${slot.set}` : ""}
        </Title>
        {checked ? (
          <SeverityBadge findings={checked.findings} />
        ) : file ? (
          <Badge color="gray" variant="light" tt="none">
            Not checked yet
          </Badge>
        ) : (
          <Badge color="orange" variant="light" tt="none">
            Missing
          </Badge>
        )}
      </Group>
      {file ? (
        <Group align="flex-start" wrap="nowrap">
          <Image
            src={`/artwork/${file.id}/preview`}
            alt={`Preview of ${file.fileName}`}
            w={140}
            mah={140}
            fit="contain"
            fallbackSrc="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='140' height='100'/%3E"
          />
          <Stack gap={2} style={{ minWidth: 0 }}>
            <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
              {file.fileName}
            </Text>
            <Text size="xs" c="dimmed">
              {Math.max(1, Math.round(file.sizeBytes / 1024)).toLocaleString("en-US")} KB · SHA-256{" "}
              {file.sha256.slice(0, 12)}…
            </Text>
            {checked ? (
              <Text
                size="xs"
                c={
                  checked.fetchedSha256 === null
                    ? "dimmed"
                    : checked.fetchedSha256 === checked.sha256
                      ? "green"
                      : "red"
                }
              >
                {checked.fetchedSha256 === null
                  ? "4over has not fetched it yet."
                  : checked.fetchedSha256 === checked.sha256
                    ? "4over fetched exactly these bytes."
                    : "4over fetched other bytes."}
              </Text>
            ) : null}
          </Stack>
        </Group>
      ) : null}
      <Findings findings={checked?.findings ?? []} />
      {isEditable ? (
        <FileButton
          resetRef={reset}
          accept="application/pdf,image/png,image/jpeg,image/tiff"
          onChange={(chosen) => {
            if (!chosen) return;
            const form = new FormData();
            form.set("file", chosen);
            form.set("reason", slot.reason);
            form.set("set", String(slot.set));
            void submit(form, { method: "post", encType: "multipart/form-data" });
            reset.current?.();
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" mt="sm">
              {file ? "Replace the file" : "Add the file"}
            </Button>
          )}
        </FileButton>
      ) : null}
    </Paper>
  );
}

function SeverityBadge({ findings }: { readonly findings: readonly PreflightFinding[] }) {
  const worst = worstSeverity(findings);
  const look = { pass: ["green", "Passed"], warning: ["orange", "Warnings"], failure: ["red", "Failed"] }[
    worst
  ];
  return (
    <Badge color={look[0] ?? "gray"} variant="light" tt="none">
      {look[1]}
    </Badge>
  );
}

const icons = {
  pass: <IconCircleCheck size={16} color="var(--mantine-color-green-6)" aria-label="passed" />,
  warning: <IconAlertTriangle size={16} color="var(--mantine-color-orange-6)" aria-label="warning" />,
  failure: <IconCircleX size={16} color="var(--mantine-color-red-6)" aria-label="failure" />,
};

function Findings({ findings }: { readonly findings: readonly PreflightFinding[] }) {
  return (
    <Stack gap={6} mt="sm">
      {findings.map((finding) => (
        <Group key={finding.source + finding.code + finding.what} gap={6} wrap="nowrap" align="flex-start">
          {icons[finding.severity]}
          <Text size="sm">
            {finding.what}{" "}
            {finding.doNext ? (
              <Text span size="sm" c="dimmed">
                {finding.doNext}{" "}
              </Text>
            ) : null}
            <Text span size="xs" c="dimmed">
              ({finding.source === "ours" ? "our check" : `4over ${finding.code}`})
            </Text>
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
