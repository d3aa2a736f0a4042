import type { OrderProduct } from "@overprint/onprintshop";

/** A print-ready file as an order product names it: by address, or by a name under the store's own folder. */
export type FileReference = { readonly fileName: string; readonly url: string | null };

const fileEnding = /\.(pdf|png|jpe?g|tiff?|eps|ai|psd|zip)$/i;
/** Fields of an object that hold the file to print, best first; previews come last. */
const fields = ["file_url", "url", "original", "file", "filename", "file_name", "large", "name"];
const isAddress = (text: string) => /^https?:\/\//i.test(text);

/**
 * The print-ready files of an order product, in page order. The shape is not published: an address, a file name, names
 * with commas, objects by page and lists of all these are understood; previews are not files.
 */
export function fileReferences(
  line: Pick<OrderProduct, "print_ready_files" | "imagefiles">,
): readonly FileReference[] {
  const ready = referencesIn(line.print_ready_files);
  const found = ready.length > 0 ? ready : referencesIn(line.imagefiles);
  return found.filter(
    (one, index) =>
      found.findIndex((other) => other.url === one.url && other.fileName === one.fileName) === index,
  );
}

function referencesIn(value: unknown): readonly FileReference[] {
  if (typeof value === "string") return textReferences(value);
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  const record = value as Readonly<Record<string, unknown>>;
  for (const field of fields) {
    const text = record[field];
    if (typeof text === "string" && text.trim() !== "") return textReferences(text);
  }
  return Object.values(record).flatMap(referencesIn);
}

function textReferences(text: string): readonly FileReference[] {
  if (isAddress(text)) return [{ fileName: nameOf(text), url: text.trim() }];
  return text
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => fileEnding.test(part) || isAddress(part))
    .map((part) =>
      isAddress(part) ? { fileName: nameOf(part), url: part } : { fileName: nameOf(part), url: null },
    );
}

/** The last part of a path, without query. */
function nameOf(text: string): string {
  const path = text.split(/[?#]/)[0] ?? "";
  const last =
    path
      .split("/")
      .filter((part) => part !== "")
      .at(-1) ?? "file";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
