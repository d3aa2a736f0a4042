import { z } from "zod";
import type { Injection } from "../faults/injector.ts";
import { isSituation, type Situation } from "../faults/situations.ts";
import type { FourOverControl } from "./control.ts";

const jobId = z.string();
const injection = z.object({
  situation: z
    .string()
    .refine((name) => isSituation(name), "unknown situation; GET /__control/situations lists them"),
  rate: z.number().min(0).max(1).optional(),
  times: z.number().int().positive().optional(),
  seed: z.number().int().optional(),
  delayMs: z.number().int().min(0).optional(),
  code: z.string().optional(),
  route: z.string().optional(),
});

type Command = {
  readonly input: z.ZodType;
  readonly run: (control: FourOverControl, input: never) => unknown;
};
const command = <S extends z.ZodType>(
  input: S,
  run: (control: FourOverControl, input: z.infer<S>) => unknown,
) => ({ input, run });

/** Commands of the control route: `POST /__control/{name}` with a JSON body. Each answers `{ result }`. */
export const commands = {
  advance: command(
    z.object({
      days: z.number().default(0),
      hours: z.number().default(0),
      minutes: z.number().default(0),
    }),
    (control, span) => control.advance(span),
  ),
  move: command(z.object({ jobId, status: z.string() }), (control, { jobId, status }) =>
    control.moveJob(jobId, status),
  ),
  ship: command(
    z.object({
      jobId,
      parcels: z.number().int().min(1).max(50).optional(),
      trackingNumbers: z.array(z.string()).optional(),
    }),
    (control, { jobId, parcels, trackingNumbers }) => control.ship(jobId, trackingNumbers ?? parcels),
  ),
  hold: command(z.object({ jobId, status: z.string().optional() }), (control, { jobId, status }) =>
    control.hold(jobId, status),
  ),
  resume: command(z.object({ jobId, from: z.string().optional() }), (control, { jobId, from }) =>
    control.resume(jobId, from),
  ),
  reprint: command(z.object({ jobId }), (control, { jobId }) => control.reprint(jobId)),
  cancel: command(z.object({ jobId }), (control, { jobId }) => control.cancel(jobId)),
  "make-jobs": command(
    z.object({ count: z.number().int().min(1).max(100_000), status: z.string().optional() }),
    (control, { count, status }) => control.makeJobs(count, status),
  ),
  inject: command(injection, (control, input) => {
    control.inject(knownInjection(input));
    return true;
  }),
  clear: command(z.object({}), (control) => {
    control.clearInjections();
    return true;
  }),
  prices: command(
    z.object({ percent: z.number(), productUuid: z.string().optional() }),
    (control, { percent, productUuid }) => control.changePrices(percent, productUuid),
  ),
  "add-products": command(z.object({ count: z.number().int().min(1).max(5_000) }), (control, { count }) =>
    control.addProducts(count),
  ),
  discontinue: command(z.object({ productUuid: z.string() }), (control, { productUuid }) =>
    control.discontinue(productUuid),
  ),
  reissue: command(z.object({ productUuid: z.string() }), (control, { productUuid }) =>
    control.reissue(productUuid),
  ),
  push: command(z.object({ url: z.string().nullable() }), (control, { url }) => {
    control.pushTo(url);
    return true;
  }),
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]["input"]>;
export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** The schema has checked the name; the type follows it. */
const knownInjection = (input: z.infer<typeof injection>): Injection => {
  const { situation, ...how } = input;
  return { situation: situation as Situation, ...definedOnly(how) };
};

function definedOnly<T extends Record<string, unknown>>(
  value: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Runs a command by name with an unchecked body. */
export function runCommand(
  control: FourOverControl,
  name: CommandName,
  body: unknown,
): { readonly result: unknown } | { readonly error: string } {
  const { input, run } = commands[name] as Command;
  const parsed = input.safeParse(body);
  if (!parsed.success) return { error: z.prettifyError(parsed.error) };
  return { result: run(control, parsed.data as never) ?? null };
}
