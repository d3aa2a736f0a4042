import {
  type Choice,
  type CompleteChoice,
  type Configurator,
  completeIn,
  offeredIn,
  priceIn,
} from "@overprint/core/configurator";
import { formatMoney } from "@overprint/core/money";
import { maxSets } from "@overprint/core/orders";
import { plainColorSpec, type ShelfProduct } from "@overprint/core/storefront";
import { type ReactNode, useState } from "react";
import { Form, useNavigation } from "react-router";
import { ArtworkDrop } from "../artwork/artwork-drop.tsx";
import { formatArrival } from "../parts/dates.ts";
import { fields, withGroup } from "./choice.ts";

type Days = { readonly from: number; readonly to: number };

export type ConfigureProps = {
  readonly product: Pick<ShelfProduct, "configurator" | "sizeIn">;
  readonly initial: CompleteChoice;
  /** When a parcel of so many production days arrives by the shop's slowest way. */
  readonly arrival: (
    days: Days,
  ) => { readonly name: string; readonly from: string; readonly to: string } | null;
  /** Production days where there is no turnaround to choose. */
  readonly unhurried: Days;
};

/**
 * The configurator. With scripts every choice shows its price at once; without them the same form asks the server:
 * "Update price" is a GET, "Add to cart" a POST.
 */
export function Configure({ product, initial, arrival, unhurried }: ConfigureProps) {
  const { configurator, sizeIn } = product;
  const [choice, setChoice] = useState<CompleteChoice>(initial);
  const [sets, setSets] = useState(1);
  const isAdding = useNavigation().state === "submitting";
  const choose = (changes: Choice) => {
    const next = completeIn(configurator, { ...choice, ...changes });
    if (next) setChoice(next);
  };
  const sides = configurator.colorSpecs.find(({ id }) => id === choice.colorSpecId)?.sides ?? 2;
  const turnaround = configurator.turnarounds.find(({ id }) => id === choice.turnaroundId);
  return (
    <Form method="post" encType="multipart/form-data" className="configure" style={{ marginTop: 20 }}>
      <Quantities configurator={configurator} choice={choice} choose={choose} />
      <ColorSpecs configurator={configurator} choice={choice} choose={choose} />
      <OptionGroups configurator={configurator} choice={choice} choose={choose} />
      <Turnarounds configurator={configurator} choice={choice} choose={choose} />
      <fieldset>
        <legend>Your artwork</legend>
        <div className="sides">
          <ArtworkDrop name="art-1-fr" label={sides === 2 ? "Front" : "Your file"} sizeIn={sizeIn} />
          {sides === 2 ? <ArtworkDrop name="art-1-bk" label="Back" sizeIn={sizeIn} /> : null}
        </div>
        <p className="soft small" style={{ marginTop: 8 }}>
          Not ready yet? Order now and send your file from your order page later.
          {sets > 1 ? " Files for the other sets are added in the cart." : ""}
        </p>
      </fieldset>
      <PriceBox
        configurator={configurator}
        choice={choice}
        sets={sets}
        setSets={setSets}
        arrival={arrival(turnaround?.days ?? unhurried)}
        isAdding={isAdding}
      />
    </Form>
  );
}

type Part = {
  readonly configurator: Configurator;
  readonly choice: CompleteChoice;
  readonly choose: (changes: Choice) => void;
};

/** A choice among few, as large radio buttons. */
function Choices({ legend, name, chosen, options, onChoose }: ChoicesProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {options.map(({ id, text, note }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === chosen}
              onChange={() => onChoose(id)}
            />
            <span>
              {text}
              {note ? <small className="figure">{note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ChoicesProps = {
  readonly legend: string;
  readonly name: string;
  readonly chosen: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly text: ReactNode;
    readonly note?: string | null;
  }[];
  readonly onChoose: (id: string) => void;
};

/** What the job would cost with some of the choice changed; `null` where that is not made. */
function priceWith(configurator: Configurator, choice: CompleteChoice, changes: Choice): number | null {
  const next = completeIn(configurator, { ...choice, ...changes });
  const priced = next ? priceIn(configurator, next) : null;
  return priced?.ok ? priced.value.total : null;
}

function Quantities({ configurator, choice, choose }: Part) {
  const { runSizes } = offeredIn(configurator, {});
  return (
    <Choices
      legend="Quantity"
      name={fields.runSize}
      chosen={choice.runSizeId}
      onChoose={(runSizeId) => choose({ runSizeId })}
      options={runSizes.map(({ id, pieces }) => {
        const minor = priceWith(configurator, choice, { runSizeId: id });
        const note = minor === null ? null : formatMoney({ minor, currency: configurator.currency });
        return { id, text: pieces.toLocaleString("en-US"), note };
      })}
    />
  );
}

function ColorSpecs({ configurator, choice, choose }: Part) {
  const { colorSpecs } = offeredIn(configurator, { runSizeId: choice.runSizeId });
  if (configurator.colorSpecs.length < 2)
    return <input type="hidden" name={fields.colorSpec} value={choice.colorSpecId} />;
  return (
    <Choices
      legend="Printed sides"
      name={fields.colorSpec}
      chosen={choice.colorSpecId}
      onChoose={(colorSpecId) => choose({ colorSpecId })}
      options={colorSpecs.map((colorSpec) => ({ id: colorSpec.id, text: plainColorSpec(colorSpec) }))}
    />
  );
}

function Turnarounds({ configurator, choice, choose }: Part) {
  const { turnarounds } = offeredIn(configurator, choice);
  if (turnarounds.length === 0) return null;
  const present = priceWith(configurator, choice, {}) ?? 0;
  return (
    <Choices
      legend="Production time"
      name={fields.turnaround}
      chosen={choice.turnaroundId}
      onChoose={(turnaroundId) => choose({ turnaroundId })}
      options={turnarounds.map(({ id, label }) => {
        const minor = priceWith(configurator, choice, { turnaroundId: id });
        const difference = minor === null ? 0 : minor - present;
        const money = formatMoney({ minor: difference, currency: configurator.currency });
        return { id, text: label, note: difference === 0 ? null : `${difference > 0 ? "+" : ""}${money}` };
      })}
    />
  );
}

function OptionGroups({ configurator, choice, choose }: Part) {
  const { optionGroups } = configurator;
  if (optionGroups.length === 0) return null;
  return (
    <div className="option-grid">
      {optionGroups.map((group) => {
        const chosen = group.options.filter(({ id }) => choice.optionIds.includes(id)).map(({ id }) => id);
        const change = (ids: readonly string[]) =>
          choose({ optionIds: withGroup(choice.optionIds, group, ids) });
        return group.max > 1 ? (
          <fieldset key={group.id}>
            <legend>{group.name}</legend>
            {group.options.map(({ id, name }) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  name={fields.option}
                  value={id}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    change(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />{" "}
                {name}
              </label>
            ))}
          </fieldset>
        ) : (
          <label key={group.id}>
            <span className="label">{group.name}</span>
            <select
              name={fields.option}
              value={chosen[0] ?? ""}
              onChange={(event) => change([event.currentTarget.value])}
            >
              {group.min === 0 ? <option value="">None</option> : null}
              {group.options.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </div>
  );
}

type PriceBoxProps = {
  readonly configurator: Configurator;
  readonly choice: CompleteChoice;
  readonly sets: number;
  readonly setSets: (sets: number) => void;
  readonly arrival: ReturnType<ConfigureProps["arrival"]>;
  readonly isAdding: boolean;
};

function PriceBox({ configurator, choice, sets, setSets, arrival, isAdding }: PriceBoxProps) {
  const priced = priceIn(configurator, choice);
  const pieces = configurator.runSizes.find(({ id }) => id === choice.runSizeId)?.pieces ?? 1;
  const { currency } = configurator;
  return (
    <div className="price-box">
      {priced.ok ? (
        <>
          <div className="price-line">
            <output className="price figure" aria-live="polite" aria-label="Price">
              {formatMoney({ minor: priced.value.total * sets, currency })}
            </output>
            <span className="soft">{perPiece(priced.value.total, pieces)} a piece</span>
          </div>
          {priced.value.options.some(({ surcharge }) => surcharge !== 0) ? (
            <ul className="soft small" style={{ margin: 0, paddingLeft: 18 }}>
              {priced.value.options
                .filter(({ surcharge }) => surcharge !== 0)
                .map(({ id, name, surcharge }) => (
                  <li key={id}>
                    includes {name}, {formatMoney({ minor: surcharge, currency })}
                  </li>
                ))}
            </ul>
          ) : null}
        </>
      ) : (
        <p className="notice bad" style={{ margin: 0 }}>
          {priced.reason}
        </p>
      )}
      {arrival ? (
        <p>
          With you <strong>{formatArrival(arrival)}</strong>{" "}
          <span className="soft">by {arrival.name}, ordered today</span>
        </p>
      ) : null}
      <div className="price-line">
        <div className="field" style={{ display: "flex", gap: 10, alignItems: "center" }}>
          <label htmlFor="sets" style={{ margin: 0 }}>
            Sets
          </label>
          <input
            id="sets"
            className="sets"
            type="number"
            name={fields.sets}
            min={1}
            max={maxSets}
            value={sets}
            onChange={(event) => setSets(clamped(event.currentTarget.valueAsNumber))}
          />
          <span className="soft small">designs at this quantity</span>
        </div>
        <div className="actions">
          <noscript>
            <button
              className="button plain"
              type="submit"
              formMethod="get"
              formEncType="application/x-www-form-urlencoded"
            >
              Update price
            </button>
          </noscript>
          <button className="button" type="submit" disabled={!priced.ok || isAdding}>
            {isAdding ? "Adding..." : "Add to cart"}
          </button>
        </div>
      </div>
    </div>
  );
}

const clamped = (sets: number): number => (Number.isInteger(sets) ? Math.min(maxSets, Math.max(1, sets)) : 1);

/** `$0.10`, or `4.9¢` where a piece costs less than ten cents. */
function perPiece(totalMinor: number, pieces: number): string {
  const cents = totalMinor / pieces;
  return cents < 10 ? `${cents.toFixed(1)}¢` : `$${(cents / 100).toFixed(2)}`;
}
