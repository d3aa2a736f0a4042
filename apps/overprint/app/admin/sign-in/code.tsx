import { TextInput } from "@mantine/core";
import { redirect } from "react-router";
import { safeReturn } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/code";
import { Door, DoorForm } from "./door.tsx";

export const meta = () => [{ title: "Second factor - Overprint" }];

export async function action({ request, context }: Route.ActionArgs) {
  const code = String((await request.formData()).get("code") ?? "").slice(0, 40);
  const answer = await context.get(overprintContext).auth.signInWithCode(code, request.headers);
  if (!answer.ok) return { refusal: answer.problem.reason };
  return redirect(safeReturn(new URL(request.url).searchParams.get("to")), { headers: answer.value.headers });
}

export default function CodePage({ actionData }: Route.ComponentProps) {
  return (
    <Door
      title="Second factor"
      text="Enter the six digits that your authenticator app shows, or one of your backup codes."
      refusal={actionData?.refusal}
    >
      <DoorForm button="Continue">
        <TextInput
          label="Code"
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          required
          autoFocus
        />
      </DoorForm>
    </Door>
  );
}
