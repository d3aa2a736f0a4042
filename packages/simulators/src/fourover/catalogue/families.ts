/** What a category holds: the catalogue is the product of its stocks, finishes and sizes. Prices are invented, anchored on published ones. */
export type Family = {
  readonly category: string;
  readonly letters: string;
  readonly noun: string;
  readonly stocks: readonly (readonly [code: string, name: string, factor: number])[];
  readonly finishes: readonly (readonly [code: string, coating: string, factor: number])[];
  /** Height x width in inches. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly runSizes: readonly number[];
  readonly colors: readonly string[];
  /** Cents for the smallest run of a square inch-ish piece, and how steeply the run costs. */
  readonly setupCents: number;
  readonly pieceCents: number;
  readonly extras: readonly ExtraGroup[];
  /** `false`: products without a turnaround group, which exist. */
  readonly hasTurnarounds?: false;
  /** A second category that lists its card-sized products. */
  readonly alsoIn?: string;
};
export type ExtraGroup =
  | "corners"
  | "spot-uv"
  | "folding"
  | "bundling"
  | "envelopes"
  | "proof"
  | "scoring"
  | "hardware"
  | "grommets";

const cardRuns = [100, 250, 500, 1000, 2500, 5000, 7500, 10000, 15000, 20000, 25000];
const flyerRuns = [100, 250, 500, 1000, 2500, 5000, 10000, 15000, 20000, 25000];
const signRuns = [25, 50, 100, 250, 500];
const pieceRuns = [1, 2, 3, 5, 10, 25, 50, 100];
const boxRuns = [25, 50, 100, 250, 500, 1000, 2500, 5000];
const cardStocks = [
  ["14PT", "14PT", 1],
  ["16PT", "16PT C2S", 1.08],
  ["18PTC1S", "18PTC1S", 1.22],
  ["14PTUC", "14PTUC", 1.1],
  ["100GLC", "100GLC", 0.9],
] as const;
const bookStocks = [
  ["100GLB", "100GLB", 1],
  ["100DB", "100DB", 1.04],
  ["100GLC", "100GLC", 1.15],
] as const;
const cardFinishes = [
  ["MATT", "MATT", 1],
  ["UV", "UV", 1],
  ["UVFR", "UVFR", 1.02],
  ["AQ", "AQ", 0.98],
  ["UC", "No Coating", 0.95],
] as const;

const cardFamilies: readonly Family[] = [
  {
    category: "Business Cards",
    letters: "BC",
    noun: "Business Cards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [2, 3.5],
      [1.75, 3.5],
      [1.5, 3.5],
      [2, 2],
      [2, 3],
      [2.5, 2.5],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/1", "4/4"],
    setupCents: 420,
    pieceCents: 3.1,
    extras: ["corners", "spot-uv", "bundling", "proof"],
  },
  {
    category: "Postcards",
    letters: "PC",
    noun: "Postcards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [4, 6],
      [4.25, 5.5],
      [5, 7],
      [5.5, 8.5],
      [6, 9],
      [6, 11],
      [3, 4],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/1", "4/4"],
    setupCents: 1450,
    pieceCents: 1.9,
    extras: ["corners", "bundling", "proof"],
  },
  {
    category: "Flyers and Brochures",
    letters: "FL",
    noun: "Flyers",
    stocks: bookStocks,
    finishes: [
      ["AQ", "AQ", 1],
      ["SA", "Satin AQ", 1.02],
      ["UC", "No Coating", 0.96],
    ],
    sizes: [
      [8.5, 11],
      [5.5, 8.5],
      [11, 17],
      [8.5, 14],
      [4.25, 11],
    ],
    runSizes: flyerRuns,
    colors: ["4/0", "4/4"],
    setupCents: 3100,
    pieceCents: 0.9,
    extras: ["folding", "bundling", "proof"],
  },
  {
    category: "Door Hangers",
    letters: "DH",
    noun: "Door Hangers",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [4.25, 11],
      [3.5, 8.5],
      [4.25, 14],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 3900,
    pieceCents: 2.0,
    extras: ["bundling", "proof"],
  },
  {
    category: "Rack Cards",
    letters: "RC",
    noun: "Rack Cards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [4, 9],
      [3.5, 8.5],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 2300,
    pieceCents: 1.9,
    extras: ["bundling", "proof"],
  },
  {
    category: "Hang Tags",
    letters: "HT",
    noun: "Hang Tags",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [2, 3.5],
      [2, 4],
      [1.5, 3.5],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 2500,
    pieceCents: 3.2,
    extras: ["corners", "proof"],
  },
  {
    category: "Trading Cards",
    letters: "TC",
    noun: "Trading Cards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [2.5, 3.5],
      [2.25, 3.5],
      [3, 4],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 1700,
    pieceCents: 2.2,
    extras: ["corners", "proof"],
  },
  {
    category: "Greeting Cards",
    letters: "GC",
    noun: "Greeting Cards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [5, 7],
      [4.25, 5.5],
      [4, 6],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 3600,
    pieceCents: 2.1,
    extras: ["scoring", "envelopes", "proof"],
  },
  {
    category: "Announcement Cards",
    letters: "AC",
    noun: "Announcement Cards",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [4.25, 5.5],
      [5, 7],
      [3.5, 5],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/4"],
    setupCents: 3300,
    pieceCents: 2.0,
    extras: ["scoring", "envelopes", "proof"],
  },
  {
    category: "Presentation Folders",
    letters: "PF",
    noun: "Presentation Folders",
    stocks: [
      ["14PT", "14PT", 1],
      ["16PT", "16PT C2S", 1.1],
    ],
    finishes: cardFinishes,
    sizes: [
      [9, 12],
      [6, 9],
    ],
    runSizes: [250, 500, 1000, 2500, 5000],
    colors: ["4/0", "4/4"],
    setupCents: 21000,
    pieceCents: 1.1,
    extras: ["proof"],
  },
  {
    category: "Stickers",
    letters: "ST",
    noun: "Stickers",
    stocks: [["CNP", "14PT", 1]],
    finishes: [
      ["UV", "UV", 1],
      ["UC", "No Coating", 0.97],
    ],
    sizes: [
      [2, 2],
      [3, 3],
      [4, 4],
      [2, 3.5],
      [4, 6],
    ],
    runSizes: [50, 100, 250, 500, 1000, 2500, 5000],
    colors: ["4/0"],
    setupCents: 1500,
    pieceCents: 4.4,
    extras: ["proof"],
  },
  {
    category: "Letterheads",
    letters: "LH",
    noun: "Letterheads",
    stocks: [["70UC", "14PTUC", 1]],
    finishes: [["UC", "No Coating", 1]],
    sizes: [[8.5, 11]],
    runSizes: flyerRuns,
    colors: ["4/0", "4/4"],
    setupCents: 5200,
    pieceCents: 0.7,
    extras: ["proof"],
  },
  {
    category: "Posters",
    letters: "PO",
    noun: "Posters",
    stocks: bookStocks,
    finishes: [
      ["AQ", "AQ", 1],
      ["UV", "UV", 1.08],
    ],
    sizes: [
      [11, 17],
      [12, 18],
      [18, 24],
      [24, 36],
    ],
    runSizes: signRuns,
    colors: ["4/0"],
    setupCents: 2600,
    pieceCents: 0.5,
    extras: ["proof"],
  },
  {
    category: "Rigid Signs",
    letters: "RS",
    noun: "Yard Signs",
    stocks: [["4CORO", "4mm White Coroplast", 1]],
    finishes: [["UC", "N/A", 1]],
    sizes: [
      [12, 18],
      [18, 24],
      [24, 36],
    ],
    runSizes: signRuns,
    colors: ["4/0", "4/4"],
    setupCents: 900,
    pieceCents: 0.9,
    extras: ["hardware", "grommets"],
  },
  {
    category: "Event Tickets",
    letters: "TK",
    noun: "Event Tickets",
    stocks: cardStocks,
    finishes: cardFinishes,
    sizes: [
      [2, 5.5],
      [2.125, 5.5],
      [2, 7],
    ],
    runSizes: cardRuns,
    colors: ["4/0", "4/1", "4/4"],
    setupCents: 2100,
    pieceCents: 2.2,
    extras: ["proof"],
  },
];

/** Printed goods: one make, no choice of turnaround. */
const goods: readonly Family[] = (
  [
    ["Mugs", "MG", "11 oz Ceramic Mugs", [3.75, 8.5], 640, 310],
    ["Buttons", "BT", "Round Buttons", [2.25, 2.25], 480, 42],
    ["T-Shirts", "TS", "Cotton T-Shirts", [12, 14], 900, 240],
    ["Tote Bags", "TB", "Cotton Tote Bags", [10, 10], 780, 190],
  ] as const
).map(([category, letters, noun, size, setupCents, pieceCents]) => ({
  category,
  letters,
  noun,
  stocks: [["STD", "Standard", 1]],
  finishes: [["UC", "N/A", 1]],
  sizes: [size],
  runSizes: signRuns,
  colors: ["4/0"],
  setupCents,
  pieceCents,
  extras: [],
  hasTurnarounds: false,
}));

/** Signs and displays: sold by the piece, in feet, on one or two materials. */
const largeFormat: readonly Family[] = (
  [
    [
      "Outdoor Banners",
      "BANR",
      "Outdoor Banners",
      ["13OZ", "13oz Matte Vinyl"],
      ["15OZ", "15oz Gloss Vinyl"],
    ],
    ["Indoor Banners", "IBAN", "Indoor Banners", ["10MIL", "10mil Vinyl"], ["9OZ", "9oz Fabric"]],
    ["Banners with Stand", "STND", "Retractable Banners", ["14MIL", "14mil Film"], ["9OZ", "9oz Fabric"]],
    ["Flags", "FLAG", "Feather Flags", ["4OZ", "4oz Polyester"], ["5OZ", "5oz Polyester"]],
    ["Table Covers", "TCOV", "Table Covers", ["6OZ", "6oz Polyester"], ["9OZ", "9oz Fabric"]],
    ["Wall Art", "WALL", "Canvas Prints", ["CANV", "Artist Canvas"], ["METL", "Metal"]],
    ["Window Graphics", "WNDW", "Window Clings", ["7MIL", "7mil Window Cling"], ["PERF", "Perforated Vinyl"]],
    ["Adhesive Vinyl", "ADHV", "Floor Graphics", ["6MIL", "6mil Adhesive Vinyl"], ["10MIL", "10mil Vinyl"]],
    ["Vehicle Magnets", "VMAG", "Vehicle Magnets", ["30MIL", "30mil Magnet"], ["20MIL", "20mil Magnet"]],
    ["Large Posters", "LPOS", "Large Posters", ["8MIL", "8mil Photo Paper"], ["100GLB", "100GLB"]],
    [
      "Sidewalk Signs",
      "AFRAME",
      "Sidewalk Signs",
      ["4CORO", "4mm White Coroplast"],
      ["10CORO", "10mm Coroplast"],
    ],
    ["Displays", "DISP", "Counter Displays", ["24PT", "24PT Board"], ["4CORO", "4mm White Coroplast"]],
  ] as const
).map(([category, letters, noun, first, second]) => ({
  category,
  letters,
  noun,
  stocks: [
    [...first, 1],
    [...second, 1.2],
  ],
  finishes: [["UC", "N/A", 1]],
  sizes: [
    [18, 24],
    [24, 36],
    [24, 72],
    [36, 48],
    [36, 72],
    [48, 72],
    [48, 96],
    [33, 81],
  ],
  runSizes: pieceRuns,
  colors: ["4/0", "4/4"],
  setupCents: 900,
  pieceCents: 72,
  extras: ["grommets", "hardware"],
}));

/** Boxes: the longest list of a real account, one product a size. */
const boxes: Family = {
  category: "Custom Boxes",
  letters: "CBOX",
  noun: "Custom Boxes",
  stocks: [
    ["18PTC1S", "18PTC1S", 1],
    ["24PT", "24PT Board", 1.15],
  ],
  finishes: [
    ["UV", "UV", 1],
    ["MATT", "MATT", 1.05],
  ],
  sizes: [2, 3, 4, 5, 6, 7, 8].flatMap((length) =>
    [1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((width): readonly [number, number] => [length, width]),
  ),
  runSizes: boxRuns,
  colors: ["4/0", "4/4"],
  setupCents: 11_000,
  pieceCents: 6,
  extras: ["proof"],
};

export const families: readonly Family[] = [...cardFamilies, boxes, ...largeFormat, ...goods];

/** Categories without a family of their own sell plain printed cards in these. */
export const otherFamily: Omit<Family, "category" | "letters" | "noun"> = {
  stocks: cardStocks,
  finishes: cardFinishes,
  sizes: [
    [2, 3.5],
    [4, 6],
    [5.5, 8.5],
    [8.5, 11],
  ],
  runSizes: cardRuns,
  colors: ["4/0", "4/1", "4/4"],
  setupCents: 2600,
  pieceCents: 1.7,
  extras: ["proof", "bundling"],
};
