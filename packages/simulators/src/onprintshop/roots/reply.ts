import type { SimStore } from "../store/state.ts";

export type Input = Readonly<Record<string, unknown>>;
/** What became of one input. An id of `null` beside success is OnPrintShop's silent drop. */
export type Reply = {
  readonly result: boolean | string;
  readonly message: string;
  readonly id: number | null;
} & Readonly<Record<string, unknown>>;

export const done = (id: number | null, message = "Success"): Reply => ({ result: true, message, id });
export const refused = (message: string): Reply => ({ result: false, message, id: null });

export const number = (input: Input, field: string, otherwise = 0): number => {
  const value = input[field];
  return typeof value === "number" ? value : otherwise;
};
export const text = (input: Input, field: string, otherwise = ""): string => {
  const value = input[field];
  return value === undefined || value === null ? otherwise : String(value);
};
export const isDelete = (input: Input): boolean => input.delete === 1;

/**
 * Creates, changes or deletes one record, by its id field as OnPrintShop does: 0 creates, an unknown id is refused.
 * `write` gives the record's fields; on a change it is laid over what is there.
 */
export function upsert<R extends object>(
  store: SimStore,
  table: R[],
  idField: keyof R & string,
  given: number,
  input: Input,
  write: (present: R | null, id: number) => R,
): Reply {
  const index = table.findIndex((row) => row[idField] === given);
  if (given && index < 0) return refused("Record not found");
  if (isDelete(input)) {
    if (index >= 0) table.splice(index, 1);
    return done(given, "Deleted");
  }
  const id = given || store.newId();
  const record = write(table[index] ?? null, id);
  if (index >= 0) table[index] = record;
  else table.push(record);
  return done(id);
}
