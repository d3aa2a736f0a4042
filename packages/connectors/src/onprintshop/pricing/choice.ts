import type { ColorSpecId, Combination, OptionId, RunSizeId, TurnaroundId } from "@overprint/core/catalogue";
import type { PublishableOptionGroup, PublishableProduct } from "@overprint/core/stores";

/** What one choice in OnPrintShop stands for: a part of a combination, or all of it but the run size. */
export type ChoiceParts = {
  readonly colorSpecId?: ColorSpecId;
  readonly turnaroundId?: TurnaroundId | null;
  readonly optionIds: readonly OptionId[];
};

/** One entry of a drop-down. `key` stays the same over re-publishing. */
export type Choice = { readonly key: string; readonly label: string; readonly parts: ChoiceParts };

/** One drop-down. `isOptional`: a customer may leave it alone. */
export type Axis = {
  readonly key: string;
  readonly title: string;
  readonly isOptional: boolean;
  readonly choices: readonly Choice[];
};

/** Colour spec and turnaround together: 4over prices the pair, not the parts. */
export function printingAxis({ colorSpecs, turnarounds }: PublishableProduct): Axis {
  const times = turnarounds.length > 0 ? turnarounds : [null];
  const choices = colorSpecs.flatMap((color) =>
    times.map((time) => ({
      key: `${color.id}/${time?.id ?? "-"}`,
      label: time ? `${color.name}, ${time.label}` : color.name,
      parts: { colorSpecId: color.id, turnaroundId: time?.id ?? null, optionIds: [] },
    })),
  );
  return { key: "printing", title: "Printing and turnaround", isOptional: false, choices };
}

/** A group with one choice is one drop-down; a group of which several may be taken is one drop-down for each option. */
export function optionAxes({ optionGroups }: PublishableProduct): readonly Axis[] {
  return optionGroups.flatMap((group) =>
    group.max > 1 && group.min === 0
      ? group.options.map((option) => ({
          ...axisOf(group, [option]),
          key: `${group.id}/${option.id}`,
          title: option.name,
        }))
      : [axisOf(group, group.options)],
  );
}

const axisOf = (group: PublishableOptionGroup, options: PublishableOptionGroup["options"]): Axis => ({
  key: group.id,
  title: group.name,
  isOptional: group.min === 0,
  choices: options.map(({ id, name }) => ({ key: id, label: name, parts: { optionIds: [id] } })),
});

/** Two drop-downs as one whose entries are the pairs. */
export function crossAxes(first: Axis, second: Axis): Axis {
  const seconds: readonly (Choice | null)[] = second.isOptional ? [null, ...second.choices] : second.choices;
  return {
    ...first,
    choices: first.choices.flatMap((one) =>
      seconds.map((other) =>
        other
          ? {
              key: `${one.key}+${other.key}`,
              label: `${one.label}, ${other.label}`,
              parts: joined(one.parts, other.parts),
            }
          : one,
      ),
    ),
  };
}

const joined = (one: ChoiceParts, other: ChoiceParts): ChoiceParts => ({
  ...one,
  ...other,
  optionIds: [...one.optionIds, ...other.optionIds],
});

/** The combination that choices and a run size make; `null` while a colour spec is missing. */
export function combinationOf(
  productId: Combination["productId"],
  runSizeId: RunSizeId,
  parts: readonly ChoiceParts[],
): Combination | null {
  const colorSpecId = parts.find((part) => part.colorSpecId !== undefined)?.colorSpecId;
  if (colorSpecId === undefined) return null;
  const turnaroundId = parts.find((part) => part.turnaroundId !== undefined)?.turnaroundId ?? null;
  return {
    productId,
    runSizeId,
    colorSpecId,
    turnaroundId,
    optionIds: parts.flatMap(({ optionIds }) => optionIds),
  };
}
