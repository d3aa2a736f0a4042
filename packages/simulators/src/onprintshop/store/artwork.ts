/** The forms in which a store may name a print-ready file. Which of them real stores use is not published. */
export const artworkForms = ["url", "file-name", "object", "json-text", "none"] as const;
export type ArtworkForm = (typeof artworkForms)[number];

/** What an order product's `print_ready_files` and `imagefiles` hold, in the form asked for. */
export function artworkFields(form: ArtworkForm, names: readonly string[], storeUrl: string) {
  const address = (name: string) => `${storeUrl}/printready/${name}?signature=sim-${name.length}`;
  const page = (name: string, index: number) => ({
    pagename: index === 0 ? "Front" : "Back",
    thumb: `thumb-${name}.png`,
    large: `large-${name}.png`,
    original: name,
  });
  switch (form) {
    case "url":
      return { print_ready_files: names.map(address), imagefiles: null };
    case "file-name":
      return { print_ready_files: names.join(","), imagefiles: null };
    case "object":
      return {
        print_ready_files: null,
        imagefiles: Object.fromEntries(names.map((name, index) => [`page${index + 1}`, page(name, index)])),
      };
    case "json-text":
      return {
        print_ready_files: JSON.stringify(
          names.map((name, index) => ({ ...page(name, index), file_url: address(name) })),
        ),
        imagefiles: null,
      };
    case "none":
      return { print_ready_files: null, imagefiles: [] };
    default:
      return form satisfies never;
  }
}
