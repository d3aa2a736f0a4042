import { describe, expect, test } from "vitest";
import { defaultTarget, judgeArtwork, type PreflightTarget, worstSeverity } from "./preflight.ts";
import type { ArtworkReading, PlacedImage, SizeIn } from "./reading.ts";

const cards: PreflightTarget = { ...defaultTarget, trim: { widthIn: 3.5, heightIn: 2 } };
const size = (widthIn: number, heightIn: number): SizeIn => ({ widthIn, heightIn });
type Pdf = Extract<ArtworkReading, { kind: "pdf" }>;
const page = (media: SizeIn, trim: SizeIn | null = null, bleed: SizeIn | null = null) => ({
  media,
  trim,
  bleed,
});
const pdf = (given: Partial<Pdf> = {}): Pdf => ({
  kind: "pdf",
  pages: [page(size(3.75, 2.25))],
  isEncrypted: false,
  fonts: [],
  images: [],
  usesRgb: false,
  spotColors: [],
  hasTransparency: false,
  ...given,
});
const image = (
  widthPx: number,
  heightPx: number,
  given: Partial<Extract<ArtworkReading, { kind: "image" }>> = {},
) =>
  ({
    kind: "image",
    type: "image/tiff",
    widthPx,
    heightPx,
    colorSpace: "cmyk",
    declaredDpi: null,
    pages: 1,
    hasAlpha: false,
    ...given,
  }) as const;
const placed = (dpi: number, colorSpace: PlacedImage["colorSpace"] = "cmyk"): PlacedImage => ({
  widthPx: 100,
  heightPx: 100,
  dpi,
  colorSpace,
});
const found = (reading: ArtworkReading, target = cards) =>
  judgeArtwork(reading, target).map(({ severity, code }) => `${severity} ${code}`);

describe("a PDF for 3.5 x 2 in business cards", () => {
  test.each<[string, Partial<Pdf>, readonly string[]]>([
    ["the size with bleed passes", {}, ["pass fine"]],
    ["upright instead of flat passes", { pages: [page(size(2.25, 3.75))] }, ["pass fine"]],
    ["a hundredth off passes", { pages: [page(size(3.76, 2.24))] }, ["pass fine"]],
    ["the finished size has no bleed", { pages: [page(size(3.5, 2))] }, ["warning no-bleed"]],
    [
      "a trim box in a larger sheet with crop marks passes",
      { pages: [page(size(5, 3.5), size(3.5, 2), size(3.75, 2.25))] },
      ["pass fine"],
    ],
    [
      "a trim box of another size fails",
      { pages: [page(size(5, 3.5), size(4, 2.5), size(4.25, 2.75))] },
      ["failure trim-size"],
    ],
    ["twice the size is scaled", { pages: [page(size(7.5, 4.5))] }, ["warning scaled"]],
    ["a letter page is the wrong size", { pages: [page(size(8.5, 11))] }, ["failure size"]],
    [
      "two pages are one too many",
      { pages: [page(size(3.75, 2.25)), page(size(3.75, 2.25))] },
      ["failure several-pages"],
    ],
    ["no page is nothing to print", { pages: [] }, ["failure no-pages"]],
    [
      "a font that is not embedded fails",
      { fonts: [{ name: "Arial", isEmbedded: false }] },
      ["failure fonts"],
    ],
    ["embedded fonts pass", { fonts: [{ name: "Arial", isEmbedded: true }] }, ["pass fine"]],
    ["an image of 100 dpi fails", { images: [placed(100)] }, ["failure resolution"]],
    ["an image of 200 dpi warns", { images: [placed(200)] }, ["warning resolution"]],
    ["an image of 260 dpi passes", { images: [placed(260), placed(900)] }, ["pass fine"]],
    ["RGB warns once", { usesRgb: true, images: [placed(300, "rgb")] }, ["warning rgb"]],
    ["spot colors warn", { spotColors: ["PANTONE 185 C"] }, ["warning spot-colors"]],
    ["transparency warns", { hasTransparency: true }, ["warning transparency"]],
  ])("%s", (_title, given, expected) => {
    expect(found(pdf(given))).toEqual(expected);
  });

  test("failures come before warnings", () => {
    expect(found(pdf({ usesRgb: true, fonts: [{ name: "Arial", isEmbedded: false }] }))).toEqual([
      "failure fonts",
      "warning rgb",
    ]);
  });
  test("without a known size nothing is said about it", () => {
    expect(found(pdf({ pages: [page(size(9, 9))] }), defaultTarget)).toEqual(["pass fine"]);
  });
  test("a booklet may have several pages", () => {
    const pages = [page(size(3.75, 2.25)), page(size(8.5, 11))];
    expect(found(pdf({ pages }), { ...cards, allowsSeveralPages: true })).toEqual(["failure size"]);
  });
});

describe("an image for 3.5 x 2 in business cards", () => {
  test.each<[string, ArtworkReading, readonly string[]]>([
    ["1125 x 675 pixels are 300 dpi with bleed", image(1125, 675), ["pass fine"]],
    ["upright too", image(675, 1125), ["pass fine"]],
    ["750 x 450 pixels are 200 dpi", image(750, 450), ["warning resolution"]],
    ["375 x 225 pixels are 100 dpi", image(375, 225), ["failure resolution"]],
    ["the finished shape has no bleed", image(1400, 800), ["warning no-bleed"]],
    ["a square is the wrong shape", image(1500, 1500), ["failure size"]],
    ["RGB warns", image(1125, 675, { colorSpace: "rgb" }), ["warning rgb"]],
    ["transparent parts warn", image(1125, 675, { hasAlpha: true }), ["warning transparency"]],
    ["a TIFF of two pages fails", image(1125, 675, { pages: 2 }), ["failure several-pages"]],
    ["500 megapixels are not looked into", image(25_000, 20_000), ["failure too-large"]],
  ])("%s", (_title, reading, expected) => {
    expect(found(reading)).toEqual(expected);
  });
});

test.each<[ArtworkReading, string]>([
  [{ kind: "encrypted-pdf" }, "failure encrypted"],
  [{ kind: "unreadable", reason: "it ends in the middle" }, "failure unreadable"],
  [{ kind: "unsupported", found: "a GIF image" }, "failure file-type"],
])("%j is %s", (reading, expected) => {
  expect(found(reading)).toEqual([expected]);
});

test("the worst finding decides", () => {
  expect(worstSeverity(judgeArtwork(pdf({ usesRgb: true }), cards))).toBe("warning");
  expect(worstSeverity([])).toBe("pass");
});
