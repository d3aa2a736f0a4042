import type { ReactNode } from "react";
import { Form } from "react-router";

/** A form that asks the page's action for one thing: `intent` names it, `fields` say of what. */
export function IntentForm({
  intent,
  fields = {},
  children,
}: {
  readonly intent: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  return (
    <Form method="post">
      {Object.entries({ intent, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}
