/** Keys of `files` in an order, and the identifiers seen for them. @source 4over "Files" page (PDF pp. 62-63) */
export const fileReasons = [
  {
    code: "fr",
    name: "Front",
    uuid: "7b3007a1-c296-447b-96cf-ca9d0fb6621a",
    what: "What is printed on the front.",
  },
  {
    code: "bk",
    name: "Back",
    uuid: "00ff44a1-5558-4d3c-9bfa-b2443efce9de",
    what: "What is printed on the back.",
  },
  { code: "fm", name: "Front mask", uuid: null, what: "Where spot UV lies on the front, as a black shape." },
  { code: "bm", name: "Back mask", uuid: null, what: "Where spot UV lies on the back, as a black shape." },
  {
    code: "ffm",
    name: "Front foil mask",
    uuid: null,
    what: "Where foil lies on the front, as a black shape.",
  },
  { code: "bfm", name: "Back foil mask", uuid: null, what: "Where foil lies on the back, as a black shape." },
  { code: "cm", name: "Cut mask", uuid: null, what: "The outline that the piece is cut along." },
  { code: "in", name: "Inside", uuid: null, what: "The inside of a folded piece." },
  { code: "out", name: "Outside", uuid: null, what: "The outside of a folded piece." },
  { code: "l1", name: "Lenticular frame 1", uuid: null, what: "The first picture of a piece that flips." },
  { code: "l2", name: "Lenticular frame 2", uuid: null, what: "The second picture of a piece that flips." },
  { code: "l3", name: "Lenticular frame 3", uuid: null, what: "The third picture of a piece that flips." },
  { code: "cvr", name: "Cover", uuid: null, what: "The cover of a booklet." },
  { code: "multipagepdf", name: "Multi-page PDF", uuid: null, what: "All pages in one PDF." },
  { code: "vdf", name: "Address file", uuid: null, what: "The addresses of a mailing, as CSV." },
] as const;

/** A role of a file in an order: `fr`, `bk`, ... */
export type FileReasonCode = (typeof fileReasons)[number]["code"];

/** What the printer's preflight can say. One code may carry different texts: go by the code. @source PDF pp. 53-55 */
export const preflightCodes = [
  {
    code: "101",
    what: "A font is not embedded.",
    doNext: "Embed all fonts or turn text into outlines, then send the file again.",
  },
  {
    code: "102",
    what: "An image has fewer than 250 dots per inch.",
    doNext: "Use a larger image, or accept that it may print soft.",
  },
  {
    code: "103",
    what: "An object uses RGB.",
    doNext: "Convert the file to CMYK so that colors print as expected.",
  },
  { code: "104", what: "A Pantone color is used.", doNext: "Convert spot colors to CMYK." },
  {
    code: "105",
    what: "Overprint is set on an object.",
    doNext: "Switch overprint off, or flatten the file.",
  },
  {
    code: "106",
    what: "A page is empty.",
    doNext: "Remove the empty page, or check the right page was exported.",
  },
  {
    code: "107",
    what: "The PDF has more than one page.",
    doNext: "Send one page a file: front and back apart.",
  },
  {
    code: "108",
    what: "The file has transparency.",
    doNext: "Flatten transparency (PDF/X-1a) and send the file again.",
  },
  {
    code: "109",
    what: "Ink coverage is over 390 %.",
    doNext: "Lower the total ink, for instance with a rich black under 300 %.",
  },
  {
    code: "110",
    what: "A named font is not embedded.",
    doNext: "Embed that font or turn its text into outlines.",
  },
  {
    code: "500",
    what: "The printer could not process the file.",
    doNext: "Export the file again as a flattened PDF.",
  },
  {
    code: "501",
    what: "The printer could not download the file.",
    doNext: "Check that the artwork address can be reached from outside, then send it again.",
  },
  { code: "502", what: "The file is encrypted.", doNext: "Remove the password and send the file again." },
] as const;
