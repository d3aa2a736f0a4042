/** The groups that a price is found by, and all others. */
export type GroupKind = "turnaround" | "run-size" | "color-spec" | "size" | "stock" | "coating" | "other";

const byUuid: Readonly<Record<string, GroupKind>> = {
  "f80e8179-b264-42ce-9f80-bb258a09a1fe": "turnaround",
  "d45cec1f-d12c-45c8-b2fa-9297efd29524": "turnaround",
  "87e09691-ef33-4cf4-8f17-48af06ce84f4": "run-size",
  "38d33954-5a42-4112-a905-215eb827e62c": "color-spec",
  "34f407f8-0b50-4227-9378-10fddefbe596": "size",
  "24865ffa-793d-43ea-b3b1-d1b5cf22268d": "stock",
  "26ca0df3-0682-4f37-8979-409868e2df2d": "coating",
};

const byName: Readonly<Record<string, GroupKind>> = {
  runsize: "run-size",
  runsizes: "run-size",
  colorspec: "color-spec",
  size: "size",
  stock: "stock",
  coating: "coating",
};

/**
 * What a product's option group is about, by identifier first and then by its name in letters only:
 * `Turn-Around`, `Turn Around Time` and `Turnaround-times` are one thing.
 */
export function groupKind(uuid: string, name: string): GroupKind {
  const letters = name.toLowerCase().replace(/[^a-z]/g, "");
  return byUuid[uuid] ?? byName[letters] ?? (letters.startsWith("turnaround") ? "turnaround" : "other");
}
