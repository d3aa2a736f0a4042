import {
  Alert,
  Button,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { type Actor, type DoubtDecision, decideDoubt } from "@overprint/core/transfer";
import { data, Form, Link, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { lookInFeed } from "#server/transfer/look-in-feed.ts";
import { standingOf } from "#server/transfer/steps.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Route } from "./+types/resolve.ts";
import { copyOf, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "In doubt - Overprint" }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const standing = await standingOf(context.get(overprintContext), params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const { record } = standing;
  return {
    itemId: record.itemId,
    copy: record.copy,
    doubtful: record.jobs.filter((job) => job.state === "in-doubt"),
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const form = await request.formData();
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  if (form.get("intent") === "look") return look(overprint, by);
  const job = standing.record.jobs.find((one) => one.id === form.get("job"));
  if (!job) return notDone("This job is not known here", "Reload the page.");
  const reason = String(form.get("reason") ?? "");
  const decision: DoubtDecision =
    form.get("intent") === "there"
      ? {
          kind: "it-is-there",
          jobId: String(form.get("jobId") ?? "")
            .trim()
            .toUpperCase(),
          reason,
        }
      : { kind: "it-is-not-there", reason };
  const decided = await decideDoubt(overprint.transfer.resolving, job, decision, by);
  if (!decided.ok) return notDone(decided.problem.what, decided.problem.doNext);
  return decided.value.state === "placed"
    ? done("Kept: it is there", "The job is followed from now on like any other.")
    : done("Kept: it is not there", "It may be transferred again, under another job name.");
}

async function look(overprint: Overprint, by: Actor) {
  const looked = await lookInFeed(overprint, by);
  if (!looked.ok) return notDone(looked.problem.what, looked.problem.doNext);
  const { found, nextAt } = looked.value;
  return found > 0
    ? done(`Found ${found} job${found === 1 ? "" : "s"} in the feed`, "The doubt is settled.")
    : notDone(
        "The feed does not name it",
        nextAt
          ? "It was read a short while ago and is read every 15 minutes at most. Silence proves nothing: look on 4over.com."
          : "That proves nothing: look on 4over.com.",
      );
}

export default function ResolvePage({ loaderData, actionData }: Route.ComponentProps) {
  const { doubtful, itemId, copy } = loaderData;
  useNotice(actionData?.notice);
  if (doubtful.length === 0)
    return (
      <EmptyState
        title="Nothing is in doubt here"
        text="Every job of this order product is settled."
        action={
          <Button component={Link} to={stepAddress(itemId, copy, "shipping")}>
            See where it stands
          </Button>
        }
      />
    );
  return (
    <Stack>
      <Alert color="orange" title="It is not known whether 4over took this">
        <Text size="sm">
          The answer to the order was lost. 4over may be printing it. It is not sent again by itself, so that
          it cannot be printed and charged twice. The RSS feed and push notifications are watched and settle
          it when they name it.
        </Text>
        <Form method="post">
          <Button type="submit" name="intent" value="look" size="xs" variant="light" color="orange" mt="sm">
            Look in the RSS feed now
          </Button>
        </Form>
      </Alert>
      {doubtful.map((job) => (
        <Doubt key={job.id} job={job} />
      ))}
    </Stack>
  );
}

function Doubt({ job }: { readonly job: Route.ComponentProps["loaderData"]["doubtful"][number] }) {
  const isBusy = useNavigation().state === "submitting";
  return (
    <Paper withBorder p="md" component="section" aria-label={`Job ${job.jobName}`}>
      <Title order={2} size="h4">
        Set {job.set}
      </Title>
      <Text size="sm" mt={4}>
        Look on 4over.com for the job name <b>{job.jobName}</b> or the order <b>{job.reference}</b>, sent{" "}
        <Moment at={job.claimedAt} /> by {job.claimedBy}.
      </Text>
      <Text size="sm" c="dimmed" mb="md">
        {job.reason}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Form method="post">
          <input type="hidden" name="job" value={job.id} />
          <Stack gap="xs">
            <Title order={3} size="h5">
              It is there
            </Title>
            <TextInput name="jobId" label="Job ID" placeholder="Z8291118499-001" required />
            <Textarea name="reason" label="How you know" required minLength={3} autosize minRows={1} />
            <Group justify="flex-end">
              <Button type="submit" name="intent" value="there" loading={isBusy}>
                It is there
              </Button>
            </Group>
          </Stack>
        </Form>
        <Form method="post">
          <input type="hidden" name="job" value={job.id} />
          <Stack gap="xs">
            <Title order={3} size="h5">
              It is not there
            </Title>
            <Text size="sm" c="dimmed">
              It can then be transferred again. When it was there after all, it is printed and charged twice.
            </Text>
            <Textarea name="reason" label="Where you looked" required minLength={3} autosize minRows={1} />
            <Group justify="flex-end">
              <Button
                type="submit"
                name="intent"
                value="not-there"
                color="red"
                variant="light"
                loading={isBusy}
              >
                It is not there, allow sending again
              </Button>
            </Group>
          </Stack>
        </Form>
      </SimpleGrid>
    </Paper>
  );
}
