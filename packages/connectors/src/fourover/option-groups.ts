import type {
  OptionGroup,
  OptionGroupId,
  OptionGroupKind,
  OptionId,
  TradeOption,
} from "@overprint/core/catalogue";
import type { Option, ProductOptionGroup } from "@overprint/fourover";
import { groupKind, optionGroups as knownGroups } from "@overprint/fourover/reference";
import type { Oddities } from "./oddities.ts";
import { readOptionPrice, withoutRepeats } from "./option-prices.ts";

/** More options than a person can choose from; kept, and worth a look. */
const manyOptions = 1_000;

/** Finishing by name: these groups have no published kind. @source appendix E of the 4over reference, names seen */
const finishing =
  /fold|bundl|corner|scor|spot uv|grommet|die cut|drill|perforat|shrink|laminat|foil|numbering/i;
const knownNames =
  /scoring|rounded corners|grommets|h-stakes|flute|handling fee|side \(inches\)|custom box|die cut|shrink|mailing/i;
const knownIds = new Set<string>(knownGroups.map((group) => group.uuid));

/** The group with the kind that the trade gives it. */
function kindOf(group: ProductOptionGroup): OptionGroupKind {
  const kind = groupKind(group.product_option_group_uuid, group.product_option_group_name);
  if (kind === "size" || kind === "stock" || kind === "coating") return kind;
  return finishing.test(group.product_option_group_name) ? "finishing" : "other";
}

/**
 * Reads the choices besides run size, color spec and turnaround. An option whose price cannot be read is left out:
 * offering it at no price would sell below cost.
 *
 * @returns the groups, or the words for why the product cannot be sold: a required group without options
 */
export function readOptionGroups(
  groups: readonly ProductOptionGroup[],
  oddities: Oddities,
): readonly OptionGroup[] | string {
  const read = new Map<string, OptionGroup>();
  for (const group of groups.filter(isChoice)) {
    const { product_option_group_uuid: id, product_option_group_name: name } = group;
    if (id === "") {
      if (group.minoccurs > 0) return `the required group "${name}" has no identifier`;
      oddities.note("group-without-id", `Option group "${name}" has no identifier and is left out.`);
      continue;
    }
    if (read.has(id)) {
      oddities.note("group-twice", `Option group "${name}" comes twice; the first one counts.`);
      continue;
    }
    const options = readOptions(group, oddities);
    if (group.minoccurs > 0 && options.length === 0)
      return `the required group "${name}" has no option that can be priced`;
    noteUnknown(group, oddities);
    read.set(id, {
      id: id as OptionGroupId,
      name,
      kind: kindOf(group),
      min: group.minoccurs,
      max: group.maxoccurs,
      options,
    });
  }
  return [...read.values()];
}

const isChoice = (group: ProductOptionGroup) =>
  !["run-size", "color-spec", "turnaround"].includes(
    groupKind(group.product_option_group_uuid, group.product_option_group_name),
  );

function noteUnknown(group: ProductOptionGroup, oddities: Oddities): void {
  const { product_option_group_uuid: id, product_option_group_name: name } = group;
  const isKnown =
    knownIds.has(id) || finishing.test(name) || knownNames.test(name) || kindOf(group) !== "other";
  if (!isKnown)
    oddities.note(
      "unknown-group",
      `Option group "${name}" is not one we know; it is offered as a plain choice.`,
    );
  if (group.options.length > manyOptions)
    oddities.note(
      "many-options",
      `Option group "${name}" has ${group.options.length.toLocaleString("en-US")} options.`,
    );
}

function readOptions(group: ProductOptionGroup, oddities: Oddities): readonly TradeOption[] {
  const read = new Map<string, TradeOption>();
  for (const option of group.options) {
    const label = `"${nameOf(option)}" of "${group.product_option_group_name}"`;
    if (read.has(option.option_uuid)) {
      oddities.note("option-twice", `Option ${label} comes twice; the first one counts.`);
      continue;
    }
    const prices = option.option_prices_list.map(readOptionPrice);
    const wrong = prices.find((price) => typeof price === "string");
    if (wrong !== undefined) {
      oddities.note("option-price", `Option ${label} is left out: ${wrong}.`);
      continue;
    }
    read.set(option.option_uuid, {
      id: option.option_uuid as OptionId,
      name: nameOf(option),
      description: option.option_description,
      prices: withoutRepeats(prices.filter((price) => typeof price !== "string")),
    });
  }
  return [...read.values()];
}

/** The newer display name where there is one. */
const nameOf = (option: Option) => option.capi_name || option.option_name || option.option_uuid;
