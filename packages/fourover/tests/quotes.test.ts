import { afterAll, beforeAll, expect, test } from "vitest";
import { all, aPrinter, fiveToSevenDays, fourFour, glendale, matteCards, thousand } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
beforeAll(async () => {
  printer = await aPrinter();
});
afterAll(() => printer.simulator.close());

const cards = {
  product_uuid: matteCards,
  runsize_uuid: thousand,
  colorspec_uuid: fourFour,
  turnaroundtime_uuid: fiveToSevenDays,
};
const freight = {
  product_info: {
    product_uuid: matteCards,
    runsize_uuid: thousand,
    colorspec_uuid: fourFour,
    turnaround_uuid: fiveToSevenDays,
    option_uuids: [],
  },
  shipping_address: glendale,
};

test("a quote is whole cents and the sum of its lines", async () => {
  const quarterInchCorners = "479fbfe7-6a0c-4895-8c9a-81739b7486c9";
  const quote = await printer.client.quotes.product({ ...cards, options: [quarterInchCorners] });
  // Corners: 4.50 and 0.012 for each of 1,000 pieces.
  expect(quote).toMatchObject({
    base_price: 2487,
    options_price: 1650,
    turnaroundtime_price: 0,
    total_price: 4137,
  });
});

test("a combination that is not made is null", async () => {
  expect(
    await printer.client.quotes.product({ ...cards, runsize_uuid: "c2849f26-63d8-4ba1-99a0-6cf51e03354e" }),
  ).toBeNull();
});

test("a missing product is a refusal with the printer's words", async () => {
  await expect(printer.client.quotes.product({ ...cards, product_uuid: "" })).rejects.toMatchObject({
    reason: "Product UUID parameter is missing",
  });
});

test("freight is quoted from the nearest plant, with tax and dates", async () => {
  const answer = await printer.client.quotes.shipping(freight);
  if (answer.kind !== "quoted") throw new Error("the address is good");
  const [plant] = answer.job.facilities;
  expect(plant?.address.code).toBe("GLN");
  expect(plant?.total_tax).toBe(242);
  expect(plant?.shipping_options[0]).toMatchObject({
    service_code: "03f",
    service_name: "FREE UPS Ground",
    service_price: 0,
  });
  expect(plant?.production_estimate).toBe("03/10/2026");
});

test("a plant that cannot make it in time names the turnarounds it does offer, beside one that can", async () => {
  const [rush] = (await all(printer.client.products.optionGroups(matteCards)))
    .filter((group) => /^turn/i.test(group.product_option_group_name))
    .flatMap((group) => group.options)
    .filter(
      (option) => option.option_description === "Next Business Day" && option.runsize_uuid === thousand,
    );
  const answer = await printer.client.quotes.shipping({
    ...freight,
    product_info: {
      ...freight.product_info,
      colorspec_uuid: rush?.colorspec_uuid ?? "",
      turnaround_uuid: rush?.option_uuid ?? "",
    },
    shipping_address: { ...glendale, city: "Miami", state: "FL", zipcode: "33101" },
  });
  if (answer.kind !== "quoted") throw new Error("the address is good");
  expect(
    answer.job.facilities.map((plant) => [plant.address.code, plant.shipping_options.length > 0]),
  ).toEqual([
    ["DAY", true],
    ["MIA", false],
  ]);
});

test("an ambiguous address is answered with candidates, and quoted when validation is bypassed", async () => {
  const shipping_address = { ...glendale, address: "6100 Ambiguous Rd" };
  const answer = await printer.client.quotes.shipping({ ...freight, shipping_address });
  if (answer.kind !== "ambiguous") throw new Error("the address is ambiguous");
  expect(answer.candidates.map((candidate) => candidate.address)).toEqual([
    ["6100  RD", "STE 100"],
    ["6100  RD N"],
  ]);
  const bypassed = await printer.client.quotes.shipping({
    ...freight,
    shipping_address,
    bypass_address_validation: true,
  });
  expect(bypassed.kind).toBe("quoted");
});

test("freight for a combination that is not made is a refusal with status 409", async () => {
  const product_info = { ...freight.product_info, runsize_uuid: "unknown" };
  await expect(printer.client.quotes.shipping({ ...freight, product_info })).rejects.toMatchObject({
    code: "fourover/request",
    call: { status: 409 },
  });
});

test("an address is valid with its parts, ambiguous with candidates, or invalid with a reason", async () => {
  const { quotes } = printer.client;
  expect(await quotes.address(glendale)).toMatchObject({
    isValidAddress: true,
    ambiguosAddress: false,
    AddressKeyFormat: {
      PoliticalDivision2: "GLENDALE",
      PoliticalDivision1: "CA",
      PostcodePrimaryLow: "91202",
    },
  });
  const ambiguous = await quotes.address({ ...glendale, address: "6100 Ambiguous Rd" });
  expect(ambiguous).toMatchObject({ isValidAddress: false, ambiguous_address: true });
  expect(ambiguous.Candidates).toHaveLength(2);
  expect(await quotes.address({ ...glendale, address: "1 Nowhere" })).toMatchObject({
    isValidAddress: false,
    message: "The address could not be found",
  });
});

test("which files a product needs follows its color spec, front or back in any order", async () => {
  const requirements = (option: string) =>
    printer.client.files.requirements([{ product_uuid: matteCards, option_uuids: [option] }]);
  expect((await requirements(fourFour))[0]?.file_requirements).toEqual([
    { code: "bk", label: "Back" },
    { code: "fr", label: "Front" },
  ]);
  expect((await requirements("32d3c223-f82c-492b-b915-ba065a00862f"))[0]?.file_requirements).toEqual([
    { code: "fr", label: "Front" },
  ]);
});
