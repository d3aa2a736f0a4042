import { Button, type ButtonProps, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { type Notice, useNotice } from "./notice.tsx";

export type ConfirmPlanProps = {
  /** Of the button that opens the dialog. */
  readonly label: ReactNode;
  readonly title: string;
  /** What will happen, one sentence each: "3 jobs will be sent to 4over for $412.60". */
  readonly plan: readonly ReactNode[];
  /** The verb: "Transfer 3 jobs". */
  readonly confirm: string;
  /** What is posted; the action tells by `intent` what is meant. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly action?: string;
  /** Red for what cannot be taken back. */
  readonly isDangerous?: boolean;
  readonly disabled?: boolean;
  readonly button?: ButtonProps;
  /** Further inputs, such as a reason. */
  readonly children?: ReactNode;
};

/** A costly or final action: shows its plan first, acts only when confirmed. */
export function ConfirmPlan(props: ConfirmPlanProps) {
  const {
    label,
    title,
    plan,
    confirm,
    fields,
    action,
    isDangerous = false,
    disabled = false,
    button,
    children,
  } = props;
  const [opened, { open, close }] = useDisclosure();
  const fetcher = useFetcher<{ readonly notice?: Notice | null }>();
  useNotice(fetcher.data?.notice);
  const isBusy = fetcher.state !== "idle";
  useCloseWhenDone(fetcher.state, close);
  return (
    <>
      <Button
        onClick={open}
        disabled={disabled}
        {...(isDangerous ? { color: "red", variant: "light" } : {})}
        {...button}
      >
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={<Text fw={650}>{title}</Text>}
        centered
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <fetcher.Form method="post" {...(action ? { action } : {})}>
          {Object.entries(fields).flatMap(([name, value]) =>
            [value]
              .flat()
              .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={one as string} />),
          )}
          <Stack>
            <List spacing={6}>
              {plan.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the plan's lines are fixed while the dialog is open
                <List.Item key={index}>{line}</List.Item>
              ))}
            </List>
            {children}
            <Group justify="flex-end">
              <Button variant="default" onClick={close} disabled={isBusy} data-autofocus>
                Cancel
              </Button>
              <Button type="submit" loading={isBusy} {...(isDangerous ? { color: "red" } : {})}>
                {confirm}
              </Button>
            </Group>
          </Stack>
        </fetcher.Form>
      </Modal>
    </>
  );
}

function useCloseWhenDone(state: "idle" | "loading" | "submitting", close: () => void) {
  const wasBusy = useRef(false);
  useEffect(() => {
    if (state !== "idle") wasBusy.current = true;
    else if (wasBusy.current) {
      wasBusy.current = false;
      close();
    }
  }, [state, close]);
}
