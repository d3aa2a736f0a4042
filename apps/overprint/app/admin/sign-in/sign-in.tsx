import { PasswordInput, TextInput } from "@mantine/core";
import { redirect } from "react-router";
import { z } from "zod";
import { safeReturn } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import type { Route } from "./+types/sign-in";
import { Door, DoorForm } from "./door.tsx";

export const meta = () => [{ title: "Sign in - Overprint" }];

const form = z.object({ email: z.string().trim().max(200), password: z.string().max(200) });

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = await context.get(overprintContext).auth.session(request.headers);
  return who ? redirect("/admin") : null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const sent = form.parse(Object.fromEntries(await request.formData()));
  const { address } = context.get(requestContext);
  const answer = await context
    .get(overprintContext)
    .auth.signIn({ ...sent, address, headers: request.headers });
  if (!answer.ok) return { refusal: answer.problem.reason, email: sent.email };
  const to = new URL(request.url).searchParams.get("to");
  const next =
    answer.value.next === "signed-in"
      ? safeReturn(to)
      : `/admin/sign-in/code?to=${encodeURIComponent(safeReturn(to))}`;
  return redirect(next, { headers: answer.value.headers });
}

export default function SignInPage({ actionData }: Route.ComponentProps) {
  return (
    <Door title="Sign in" refusal={actionData?.refusal}>
      <DoorForm button="Sign in">
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          defaultValue={actionData?.email ?? ""}
        />
        <PasswordInput label="Password" name="password" autoComplete="current-password" required />
      </DoorForm>
    </Door>
  );
}
