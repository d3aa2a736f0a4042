import { PasswordInput, TextInput } from "@mantine/core";
import { redirect } from "react-router";
import { z } from "zod";
import { person, requireNewcomer } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/welcome";
import { Door, DoorForm } from "./door.tsx";

export const meta = () => [{ title: "Welcome - Overprint" }];

export const middleware: Route.MiddlewareFunction[] = [requireNewcomer];

const form = z
  .object({
    name: z.string().trim().min(1, "Enter your name.").max(100),
    email: z.email("Enter an e-mail address such as you@shop.example."),
    password: z.string().max(200),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, "The two passwords differ.");

export function loader({ context }: Route.LoaderArgs) {
  const { name, email } = person(context);
  const isFirst = email.endsWith("@shop.local");
  return { name: isFirst ? "" : name, email: isFirst ? "" : email };
}

export async function action({ request, context }: Route.ActionArgs) {
  const sent = form.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success) return { refusal: sent.error.issues[0]?.message };
  const answer = await context.get(overprintContext).auth.welcome(person(context), sent.data);
  return answer.ok ? redirect("/admin") : { refusal: answer.problem.reason };
}

export default function WelcomePage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Door
      title="Welcome"
      text="Say who you are and choose your own password; the one-time password ends here."
      refusal={actionData?.refusal}
    >
      <DoorForm button="Start">
        <TextInput
          label="Your name"
          name="name"
          autoComplete="name"
          required
          autoFocus
          defaultValue={loaderData.name}
        />
        <TextInput
          label="Your e-mail"
          description="You sign in with it from now on."
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={loaderData.email}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters; a sentence is easy to remember."
          name="password"
          autoComplete="new-password"
          minLength={10}
          required
        />
        <PasswordInput label="New password again" name="again" autoComplete="new-password" required />
      </DoorForm>
    </Door>
  );
}
