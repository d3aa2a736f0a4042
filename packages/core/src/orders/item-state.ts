import { type Outcome, ok, refused } from "#outcome/index.ts";

/**
 * Where an order product stands in our own books. An order never looks done while one of its order products is
 * none of these.
 *
 * - `to-do`: waits to be transferred, or for its job id to be typed
 * - `held`: stopped with a reason; somebody has to decide
 * - `excluded`: will not go to the printer, with a reason (made in house, cancelled by the customer)
 * - `at-printer`: has at least one job
 * - `shipped`: has left with a carrier
 */
export const itemStates = ["to-do", "held", "excluded", "at-printer", "shipped"] as const;
export type ItemState = (typeof itemStates)[number];

export type ItemStateRefusal = {
  readonly kind: "reason-missing" | "already-at-printer" | "not-held" | "already-shipped";
  readonly what: string;
  readonly doNext: string;
};

export type ItemStanding = { readonly state: ItemState; readonly reason: string | null };

/** Holds an order product back, with the reason that people will read. Jobs at the printer are not stopped by it. */
export function holdItem(standing: ItemStanding, reason: string): Outcome<ItemStanding, ItemStateRefusal> {
  return withReason(standing, "held", reason);
}

/** Takes an order product out of what goes to the printer. */
export function excludeItem(standing: ItemStanding, reason: string): Outcome<ItemStanding, ItemStateRefusal> {
  return withReason(standing, "excluded", reason);
}

function withReason(
  standing: ItemStanding,
  state: "held" | "excluded",
  typed: string,
): Outcome<ItemStanding, ItemStateRefusal> {
  const reason = typed.trim();
  const unmoved = immovable(standing.state);
  if (unmoved) return refused(unmoved);
  if (reason === "")
    return refused({
      kind: "reason-missing",
      what: "No reason was given.",
      doNext: "Write one sentence, so that whoever opens this order next week knows why.",
    });
  return ok({ state, reason });
}

/** Puts a held or excluded order product back to what waits for the printer. */
export function releaseItem(standing: ItemStanding): Outcome<ItemStanding, ItemStateRefusal> {
  if (standing.state === "held" || standing.state === "excluded") return ok({ state: "to-do", reason: null });
  return refused(
    immovable(standing.state) ?? {
      kind: "not-held",
      what: "This order product is neither held nor excluded.",
      doNext: "Nothing has to be released; open 4over Orders Transfer to send it.",
    },
  );
}

function immovable(state: ItemState): ItemStateRefusal | null {
  switch (state) {
    case "at-printer":
      return {
        kind: "already-at-printer",
        what: "This order product already has a job at the printer.",
        doNext: "Cancel the job first, under 4over Orders Transfer, if the printer still lets you.",
      };
    case "shipped":
      return {
        kind: "already-shipped",
        what: "This order product has already shipped.",
        doNext: "If something is wrong with it, order a reprint instead.",
      };
    case "to-do":
    case "held":
    case "excluded":
      return null;
    default:
      return state satisfies never;
  }
}

/** One word for a whole order, from its order products. */
export type OrderProgress = "to-do" | "held" | "at-printer" | "partly-shipped" | "shipped" | "excluded";

/** An order is as far as its least advanced order product; a held one shows first, because a person has to act. */
export function orderProgress(states: readonly ItemState[]): OrderProgress {
  const counted = states.filter((state) => state !== "excluded");
  if (counted.length === 0) return "excluded";
  if (counted.includes("held")) return "held";
  if (counted.every((state) => state === "shipped")) return "shipped";
  if (counted.includes("shipped")) return "partly-shipped";
  return counted.includes("to-do") ? "to-do" : "at-printer";
}
