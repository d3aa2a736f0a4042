import type { PreflightFinding } from "./artwork-file.ts";
import { type ArtworkReading, artworkLimits, type PlacedImage, type SizeIn } from "./reading.ts";

/** What the file is for. `trim` is the finished size in inches; `null` = not known, sizes are not judged. */
export type PreflightTarget = {
  readonly trim: SizeIn | null;
  /** On each side, in inches; 4over wants 0.125. */
  readonly bleedIn: number;
  /** Least resolution that passes, dots per inch. 4over asks for 300 and warns under 250. */
  readonly goodDpi: number;
  readonly leastDpi: number;
  readonly allowsSeveralPages: boolean;
};

export const defaultTarget: PreflightTarget = {
  trim: null,
  bleedIn: 0.125,
  goodDpi: 300,
  leastDpi: 150,
  allowsSeveralPages: false,
};

type Found = Omit<PreflightFinding, "source">;
const pass = (code: string, what: string): Found => ({ severity: "pass", code, what, doNext: "" });
const warning = (code: string, what: string, doNext: string): Found => ({
  severity: "warning",
  code,
  what,
  doNext,
});
const failure = (code: string, what: string, doNext: string): Found => ({
  severity: "failure",
  code,
  what,
  doNext,
});

/** Judges what was read in plain words, worst first. One `pass` alone means that nothing was found. */
export function judgeArtwork(reading: ArtworkReading, target: PreflightTarget): readonly PreflightFinding[] {
  const found = findingsOf(reading, target);
  const judged = found.length > 0 ? found : [pass("fine", "Nothing to object to.")];
  const rank = { failure: 0, warning: 1, pass: 2 };
  return judged
    .toSorted((a, b) => rank[a.severity] - rank[b.severity])
    .map((one) => ({ source: "ours", ...one }));
}

function findingsOf(reading: ArtworkReading, target: PreflightTarget): readonly Found[] {
  switch (reading.kind) {
    case "unsupported":
      return [
        failure(
          "file-type",
          `This is ${reading.found}, which cannot be printed.`,
          "Send a PDF, or a TIFF, JPEG or PNG image.",
        ),
      ];
    case "unreadable":
      return [
        failure(
          "unreadable",
          `The file cannot be read: ${reading.reason}.`,
          "Export it again and replace it.",
        ),
      ];
    case "encrypted-pdf":
      return [
        failure(
          "encrypted",
          "The PDF is locked with a password.",
          "Remove the protection and send the file again.",
        ),
      ];
    case "pdf":
      return judgePdf(reading, target);
    case "image":
      return judgeImage(reading, target);
    default:
      return reading satisfies never;
  }
}

type Pdf = Extract<ArtworkReading, { kind: "pdf" }>;

function judgePdf(pdf: Pdf, target: PreflightTarget): readonly Found[] {
  return [
    ...judgePages(pdf.pages.length, target),
    ...pdf.pages.slice(0, target.allowsSeveralPages ? undefined : 1).flatMap((page, index) => {
      // A trim box that equals the finished size proves the bleed by the room around it, whatever the bleed box says.
      const withBleed = page.trim && page.bleed ? page.bleed : page.media;
      return judgeSize(withBleed, page.trim, target, pdf.pages.length > 1 ? ` on page ${index + 1}` : "");
    }),
    ...judgeFonts(pdf),
    ...judgeImages(pdf.images, target),
    ...judgeColors(pdf),
  ];
}

function judgePages(count: number, target: PreflightTarget): readonly Found[] {
  if (count === 0)
    return [failure("no-pages", "The PDF has no page.", "Export it again and replace the file.")];
  if (count > artworkLimits.mostPages)
    return [failure("too-many-pages", `The PDF has ${count} pages.`, "Send only the pages to print.")];
  if (count > 1 && !target.allowsSeveralPages)
    return [
      failure(
        "several-pages",
        `The PDF has ${count} pages, 4over wants one file for each side.`,
        "Split it: front and back as two files.",
      ),
    ];
  return [];
}

/** A thirty-second of an inch: rounding of design programs, not a wrong size. */
const slackIn = 1 / 32;
const near = (a: number, b: number) => Math.abs(a - b) <= slackIn;
const isSize = (is: SizeIn, widthIn: number, heightIn: number) =>
  (near(is.widthIn, widthIn) && near(is.heightIn, heightIn)) ||
  (near(is.widthIn, heightIn) && near(is.heightIn, widthIn));
const inches = (size: SizeIn) => `${trimNumber(size.widthIn)} x ${trimNumber(size.heightIn)} in`;
const trimNumber = (value: number) => String(Math.round(value * 1000) / 1000);

function judgeSize(
  full: SizeIn,
  trimBox: SizeIn | null,
  target: PreflightTarget,
  where: string,
): readonly Found[] {
  const { trim, bleedIn } = target;
  if (!trim) return [];
  const wanted = { widthIn: trim.widthIn + 2 * bleedIn, heightIn: trim.heightIn + 2 * bleedIn };
  if (trimBox && !isSize(trimBox, trim.widthIn, trim.heightIn) && !near(trimBox.widthIn, full.widthIn))
    return [
      failure(
        "trim-size",
        `The trim${where} is ${inches(trimBox)}, the ordered size is ${inches(trim)}.`,
        `Lay it out at ${inches(trim)} with ${trimNumber(bleedIn)} in bleed on each side.`,
      ),
    ];
  if (isSize(full, wanted.widthIn, wanted.heightIn)) return [];
  if (trimBox && isSize(trimBox, trim.widthIn, trim.heightIn) && hasRoom(full, wanted)) return [];
  if (isSize(full, trim.widthIn, trim.heightIn))
    return [
      warning(
        "no-bleed",
        `The file${where} has no bleed: it is exactly ${inches(trim)}.`,
        `White edges may show after cutting. Let the background run ${trimNumber(bleedIn)} in over each side (${inches(wanted)}).`,
      ),
    ];
  if (isSameShape(full, wanted))
    return [
      warning(
        "scaled",
        `The file${where} is ${inches(full)}, with bleed ${inches(wanted)} was expected. The shape is right, so it can be scaled.`,
        "Check the preview at the ordered size, or send it at the right size.",
      ),
    ];
  return [
    failure(
      "size",
      `The file${where} is ${inches(full)}, with bleed ${inches(wanted)} was expected.`,
      `Lay it out at ${inches(trim)} with ${trimNumber(bleedIn)} in bleed on each side.`,
    ),
  ];
}

const hasRoom = (full: SizeIn, wanted: SizeIn) =>
  Math.min(full.widthIn, full.heightIn) >= Math.min(wanted.widthIn, wanted.heightIn) - slackIn &&
  Math.max(full.widthIn, full.heightIn) >= Math.max(wanted.widthIn, wanted.heightIn) - slackIn;

/** The same proportions within one percent, either way up. */
function isSameShape(a: SizeIn, b: SizeIn): boolean {
  const ratio = (size: SizeIn) =>
    Math.max(size.widthIn, size.heightIn) / Math.min(size.widthIn, size.heightIn);
  return Math.abs(ratio(a) / ratio(b) - 1) < 0.01;
}

function judgeFonts(pdf: Pdf): readonly Found[] {
  const missing = pdf.fonts.filter((font) => !font.isEmbedded).map((font) => font.name);
  if (missing.length === 0) return [];
  const names = missing.slice(0, 3).join(", ");
  return [
    failure(
      "fonts",
      `${missing.length === 1 ? "A font is" : `${missing.length} fonts are`} not in the file: ${names}.`,
      "Embed all fonts when exporting, or turn text into outlines.",
    ),
  ];
}

function judgeImages(images: readonly PlacedImage[], target: PreflightTarget): readonly Found[] {
  const lowest = Math.min(...images.flatMap((image) => image.dpi ?? []));
  return Number.isFinite(lowest) ? judgeResolution(Math.floor(lowest), target) : [];
}

function judgeResolution(dpi: number, target: PreflightTarget): readonly Found[] {
  if (dpi < target.leastDpi)
    return [
      failure(
        "resolution",
        `An image has only ${dpi} dots per inch at the printed size; it will print blurred.`,
        `Use a larger image: ${target.goodDpi} dots per inch is right.`,
      ),
    ];
  if (dpi < target.goodDpi - 50)
    return [
      warning(
        "resolution",
        `An image has ${dpi} dots per inch at the printed size, ${target.goodDpi} is right.`,
        "It may look soft. Use a larger image if there is one.",
      ),
    ];
  return [];
}

function judgeColors(pdf: Pdf): readonly Found[] {
  const rgb = pdf.usesRgb || pdf.images.some((image) => image.colorSpace === "rgb");
  return [
    ...(rgb ? [rgbFinding] : []),
    ...(pdf.spotColors.length > 0
      ? [
          warning(
            "spot-colors",
            `Spot colors are used: ${pdf.spotColors.slice(0, 3).join(", ")}.`,
            "They are printed in CMYK and may look different. Convert them to see how.",
          ),
        ]
      : []),
    ...(pdf.hasTransparency
      ? [
          warning(
            "transparency",
            "The file has transparency.",
            "Flatten it (PDF/X-1a) so that it prints as on screen.",
          ),
        ]
      : []),
  ];
}

const rgbFinding = warning(
  "rgb",
  "The file uses RGB, the colors of screens.",
  "Convert it to CMYK: bright colors come out duller in print.",
);

function judgeImage(
  image: Extract<ArtworkReading, { kind: "image" }>,
  target: PreflightTarget,
): readonly Found[] {
  if (image.widthPx * image.heightPx > artworkLimits.mostPixels)
    return [failure("too-large", "The image is too large to be checked.", "Send it as a PDF.")];
  const wanted = target.trim
    ? {
        widthIn: target.trim.widthIn + 2 * target.bleedIn,
        heightIn: target.trim.heightIn + 2 * target.bleedIn,
      }
    : null;
  const shape = { widthIn: image.widthPx, heightIn: image.heightPx };
  const shapes = wanted && target.trim ? judgeShape(shape, target.trim, wanted) : [];
  const dpi = wanted
    ? Math.floor(
        Math.min(
          Math.max(image.widthPx, image.heightPx) / Math.max(wanted.widthIn, wanted.heightIn),
          Math.min(image.widthPx, image.heightPx) / Math.min(wanted.widthIn, wanted.heightIn),
        ),
      )
    : image.declaredDpi;
  return [
    ...shapes,
    ...(dpi === null ? [] : judgeResolution(dpi, target)),
    ...(image.colorSpace === "rgb" ? [rgbFinding] : []),
    ...(image.pages > 1 ? judgePages(image.pages, target) : []),
    ...(image.hasAlpha
      ? [
          warning(
            "transparency",
            "The image has transparent parts; they print as paper.",
            "Put a background behind it.",
          ),
        ]
      : []),
  ];
}

function judgeShape(shape: SizeIn, trim: SizeIn, wanted: SizeIn): readonly Found[] {
  if (isSameShape(shape, wanted)) return [];
  const size = `${shape.widthIn} x ${shape.heightIn} pixels`;
  if (isSameShape(shape, trim))
    return [
      warning(
        "no-bleed",
        `The image (${size}) has the shape of the finished size, without bleed.`,
        `Let the background run over each side (${inches(wanted)}).`,
      ),
    ];
  return [
    failure(
      "size",
      `The image (${size}) does not have the shape of ${inches(wanted)}.`,
      `Lay it out at ${inches(trim)} with bleed on each side.`,
    ),
  ];
}

/** The worst of several findings, for a badge. */
export function worstSeverity(findings: readonly PreflightFinding[]): PreflightFinding["severity"] {
  if (findings.some((finding) => finding.severity === "failure")) return "failure";
  return findings.some((finding) => finding.severity === "warning") ? "warning" : "pass";
}
