const openItem = /<(item|entry)[\s>]/gi;

/** Cuts a feed into the text of its items, in one pass. `truncated` = the last item does not close. */
export function scanItems(
  xml: string,
  most: number,
): { readonly items: readonly string[]; readonly truncated: boolean; readonly tooMany: boolean } {
  const items: string[] = [];
  openItem.lastIndex = 0;
  for (let open = openItem.exec(xml); open; open = openItem.exec(xml)) {
    const close = xml.indexOf(`</${open[1]}>`, openItem.lastIndex);
    if (close === -1) return { items, truncated: true, tooMany: false };
    if (items.length >= most) return { items, truncated: false, tooMany: true };
    items.push(xml.slice(openItem.lastIndex, close));
    openItem.lastIndex = close;
  }
  return { items, truncated: false, tooMany: false };
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The readable text of a piece of XML: CDATA opened, markup dropped, the predefined entities resolved once. */
export function textOf(xml: string): string {
  return xml
    .replaceAll("<![CDATA[", "")
    .replaceAll("]]>", "")
    .replace(/<[^<>]*>/g, " ")
    .replace(
      /&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi,
      (whole, name: string) => entities[name.toLowerCase()] ?? numericEntity(name) ?? whole,
    );
}

function numericEntity(name: string): string | null {
  if (!name.startsWith("#")) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 8 && code < 0x110000 ? String.fromCodePoint(code) : " ";
}
