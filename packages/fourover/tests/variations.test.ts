import { expect, test } from "vitest";
import { aJob, all, anOrder, aWire, faultOf } from "./world.ts";

/** What a client makes of one answer. */
async function reading<T>(
  body: unknown,
  read: (client: Awaited<ReturnType<typeof aWire>>["client"]) => Promise<T>,
  status = 200,
): Promise<T> {
  await using wire = await aWire(() => ({ body, status }));
  return await read(wire.client);
}
const place = (body: unknown, status = 200) =>
  reading(body, (client) => client.orders.place(anOrder("PO", [aJob("PO-1"), aJob("PO-2")])), status);

// Job ids: three shapes. Source: PDF pp. 7-10, 25-26, 51-53; woo, vahe, devnetech.
test.each([
  [
    "an object by job id",
    {
      "X8291118499-001": { customer_job_id: "PO-1", status: 200, messages: [] },
      "X8291118499-002": { customer_job_id: "PO-2", status: 200, messages: ["Low resolution"] },
    },
    [
      { job_id: "X8291118499-001", customer_job_id: "PO-1", messages: [] },
      { job_id: "X8291118499-002", customer_job_id: "PO-2", messages: ["Low resolution"] },
    ],
  ],
  ["a list of texts", ["Z1-001"], [{ job_id: "Z1-001", customer_job_id: null, messages: [] }]],
  [
    "a list of objects",
    [{ internal_id: "X6327136040-001", customer_job_id: "PO-1" }],
    [{ job_id: "X6327136040-001", customer_job_id: "PO-1", messages: [] }],
  ],
])("job ids as %s are one thing", async (_shape, job_ids, jobs) => {
  expect((await place({ order_status: "Success", job_ids })).jobs).toEqual(jobs);
});

test.each([
  ["a text", "The artwork is missing", "The artwork is missing"],
  ["an object with a description", { description: "Must post a payment" }, "Must post a payment"],
  ["something else", 17, "refused without a reason"],
])("the message of a refused job may be %s", async (_shape, message, words) => {
  const body = { order_status: "Failed", job_ids: [], errors: [{ customer_job_id: "PO-1", message }] };
  expect((await place(body)).errors).toEqual([
    { customer_job_id: "PO-1", internal_id: null, message: words },
  ]);
});

test.each([
  [
    { status: "error", status_code: 400, message: "Order ID parameter is missing" },
    "Order ID parameter is missing",
  ],
  [{ status: "error", message: { description: "Must post a payment" } }, "Must post a payment"],
  [{ status: "error", errors: [{ message: { description: "Must post a payment" } }] }, "Must post a payment"],
  [{ errors: [{ message: "Jobs parameter is missing" }] }, "Jobs parameter is missing"],
  [{ errors: ["Jobs parameter is missing"] }, "Jobs parameter is missing"],
  [{ status_code: 409, status_text: "Conflict" }, "Conflict"],
  [{ status_code: "400", status_text: "Bad Request" }, "Bad Request"],
])("an order refused with HTTP 200 by %j is refused in those words", async (body, words) => {
  expect(await faultOf(place(body))).toMatchObject({ code: "fourover/request", reason: words });
});

test("the charge is read, and the rest of the payment answer is not kept", async () => {
  const payment_response = {
    authorized_payment_amount: "119.70",
    authorized_refund_amount: 0,
    paying_user: { token: "session-like", first_name: "Pat" },
  };
  const placed = await place({ order_status: "Success", job_ids: ["Z1-001"], payment_response });
  expect(placed.charged_cents).toBe(11_970);
  expect(JSON.stringify(placed)).not.toContain("session-like");
});

test.each([
  ["absent", {}],
  ["null", { payment_response: null, job_cost_breakdown: null }],
  ["in another shape", { payment_response: "none", job_cost_breakdown: [1] }],
])("a payment answer or cost breakdown that is %s does not cost the order", async (_what, more) => {
  const placed = await place({ order_status: "Success", job_ids: ["Z1-001"], ...more });
  expect(placed).toMatchObject({ jobs: [{ job_id: "Z1-001" }], charged_cents: null, costs: {} });
});

test("money is exact, as text or as a number, with any number of decimals", async () => {
  const quote = await reading(
    '{"product_uuid":"p","base_price":95,"options_price":17.5,"turnaroundtime_price":"114","total_price":"226.50"}',
    (client) => client.quotes.product({ product_uuid: "p", colorspec_uuid: "c", runsize_uuid: "r" }),
  );
  expect(quote).toMatchObject({
    base_price: 9500,
    options_price: 1750,
    turnaroundtime_price: 11_400,
    total_price: 22_650,
  });
});

test("an amount that is none is a contract fault, never a zero", async () => {
  for (const price of ["1.005", "-1", "1e3", "", null, "free"]) {
    const body = {
      product_uuid: "p",
      base_price: price,
      options_price: 0,
      turnaroundtime_price: 0,
      total_price: 0,
    };
    const query = { product_uuid: "p", colorspec_uuid: "c", runsize_uuid: "r" };
    const fault = await faultOf(reading(body, (client) => client.quotes.product(query)));
    expect(fault).toMatchObject({
      code: "fourover/contract",
      issues: [expect.stringMatching(/^base_price: /)],
    });
  }
});

// List envelopes. Source: PDF pp. 66-68; printinglab, woo.
const group = { option_group_uuid: "g", option_group_name: "Stock" };
test.each([
  ["an object", { entities: [group], totalResults: 1 }],
  ["a list of two", ["entities", [group]]],
  ["a bare list", [group]],
])("the rows of a list may stand in %s", async (_envelope, body) => {
  expect(await reading(body, (client) => all(client.optionGroups.list()))).toMatchObject([group]);
});

test.each([[{ entities: [] }], [{ entities: null }], [{ entities: "" }], [[]], [["entities", []]]])(
  "an empty list may be %j",
  async (body) => {
    expect(await reading(body, (client) => all(client.optionGroups.list()))).toEqual([]);
  },
);

test("a body that is no list is a contract fault", async () => {
  for (const body of [{ rows: [] }, '"text"', "true", null])
    expect(await faultOf(reading(body, (client) => all(client.optionGroups.list())))).toMatchObject({
      code: "fourover/contract",
      issues: ["body: no list of entities"],
    });
});

test("a category is read under either set of key names", async () => {
  const body = {
    entities: [
      { category_uuid: "c1", category_name: "Business Cards", category_description: null },
      { id: "c2", name: "Roll Labels", description: "Rolls" },
    ],
  };
  expect(await reading(body, (client) => all(client.categories.list()))).toEqual([
    { category_uuid: "c1", category_name: "Business Cards", category_description: "" },
    { category_uuid: "c2", category_name: "Roll Labels", category_description: "Rolls" },
  ]);
});

test("a group is read whatever its uuid key is called and however its counts are written", async () => {
  const body = [
    { product_option_group_uuid: "g1", product_option_group_name: "Size", minoccurs: "1", maxoccurs: "1" },
    { product_product_option_group_uuid: "g2", product_option_group_name: "Turnaround-times", minoccurs: 1 },
    { option_group_uuid: "g3", product_option_group_name: "Folding", minoccurs: null, options: null },
  ];
  const groups = await reading(body, (client) => all(client.products.optionGroups("p")));
  expect(
    groups.map((one) => [one.product_option_group_uuid, one.minoccurs, one.maxoccurs, one.options]),
  ).toEqual([
    ["g1", 1, 1, []],
    ["g2", 1, 1, []],
    ["g3", 0, 1, []],
  ]);
});

test("option price rows may leave keys out, be null, or be turnaround rows of another shape", async () => {
  const body = {
    entities: [
      {
        option_price_uuid: "a",
        option_name: "Spot UV Back",
        startqty: 1,
        endqty: 100_000,
        is_flat_fee: true,
      },
      { option_price_uuid: "b", startqty: "100", endqty: 250, price: "22", price_per_qty: null, qty: null },
      {
        option_price_uuid: "c",
        price: "0.00",
        runsize_uuid: "r",
        colorspec_uuid: "s",
        colorspec_name: "4/4",
      },
    ],
  };
  const rows = await reading(body, (client) => all(client.products.optionPrices("p", "g", "o")));
  expect(rows).toMatchObject([
    { option_price_uuid: "a", is_flat_fee: true, is_percentage: false },
    { startqty: 100, endqty: 250, price: "22", price_per_qty: null },
    { price: "0.00", runsize_uuid: "r", colorspec_name: "4/4" },
  ]);
  expect(rows[0]?.price).toBeUndefined();
});

test("a product is read with its links in place of lists, and unknown fields pass", async () => {
  const body = {
    product_uuid: "p",
    product_code: "14PT-BCMATT-2X3.5",
    product_description: null,
    categories: "http://10.0.0.1/app.php/printproducts/products/p/categories",
    product_option_groups: "http://dev-api.4over.com/printproducts/products/p/optiongroups",
    future_field: { deep: [1] },
  };
  expect(await reading(body, (client) => client.products.detail("p"))).toMatchObject({
    product_description: "",
    categories: [],
    product_option_groups: [],
    future_field: { deep: [1] },
  });
});

test("a registered file goes by file_uuid, or after preflight by pdf_uuid; status in any case", async () => {
  const body = {
    files: [
      { file_uuid: "f", extention: "pdf" },
      { status: "Warning", pdf_uuid: "p", message: { "102": "Images below 250 dpi" } },
      { status: "Fail", message: { "501": { description: "Unable to download" } } },
      { status: "fail", message: "The file is not a picture" },
    ],
  };
  const files = await reading(body, (client) => client.files.create(["http://127.0.0.1/f.pdf"]));
  expect(files.map((file) => [file.status, file.file_uuid, file.findings])).toEqual([
    ["success", "f", {}],
    ["warning", "p", { "102": "Images below 250 dpi" }],
    ["fail", null, { "501": "Unable to download" }],
    ["fail", null, { other: "The file is not a picture" }],
  ]);
});

test.each([
  [{ tracking: "1Z2A61010358895672" }, ["1Z2A61010358895672"]],
  [{ tracking: "1Z2A61010358895672, 1Z2A61010358895673;1Z2A61010358895674" }, 3],
  [{ tracking: ["1Z2A61010358895672", "1Z2A61010358895672"] }, ["1Z2A61010358895672"]],
  [["1Z2A61010358895672"], ["1Z2A61010358895672"]],
  ["1Z2A61010358895672", ["1Z2A61010358895672"]],
  [{ tracking: null }, []],
  [{ tracking: "Not available" }, []],
  [{ message: "Tracking is not available" }, []],
  ["", []],
  ["null", []],
])("tracking %j is read as %j", async (body, expected) => {
  const numbers = await reading(body, (client) => client.orders.tracking("Z1-001"));
  if (typeof expected === "number") expect(numbers).toHaveLength(expected);
  else expect(numbers).toEqual(expected);
});

test("an unknown status label and identifier pass; a top-level message is a refusal", async () => {
  const body = { entities: [{ status_code_uuid: "750a0f61-f328-46cb-87c3-1750cc882cbb", status: "Status" }] };
  expect(await reading(body, (client) => client.orders.status("Z1-001"))).toMatchObject([
    { status: "Status" },
  ]);
  const refusal = reading({ message: "Job not found" }, (client) => client.orders.status("Z1-001"));
  expect(await faultOf(refusal)).toMatchObject({ code: "fourover/request", reason: "Job not found" });
});

test.each([
  ["true", { cancelled: true }],
  ["True", { cancelled: true }],
  [
    "Job has progressed too far for cancellation",
    { cancelled: false, reason: "Job has progressed too far for cancellation" },
  ],
  ['"Job has progressed too far"', { cancelled: false, reason: "Job has progressed too far" }],
  ['{"message":"Job not found"}', { cancelled: false, reason: "Job not found" }],
])("a cancellation answered %s is %j", async (body, expected) => {
  expect(await reading(body, (client) => client.orders.cancel("Z1-001"))).toEqual(expected);
});

test("a refused cancellation is one whatever its HTTP status", async () => {
  for (const status of [200, 400, 409]) {
    const answer = await reading(
      "Job has progressed too far",
      (client) => client.orders.cancel("Z1-001"),
      status,
    );
    expect(answer).toEqual({ cancelled: false, reason: "Job has progressed too far" });
  }
});

test("candidates of an ambiguous address are found under both spellings, lines as text or list", async () => {
  const candidate = {
    address: "6100 SAN FERNANDO RD",
    city: "GLENDALE",
    state: "CA",
    zipcode: "91201",
    country: "US",
  };
  for (const key of ["candidates", "Candidates"]) {
    const body = { [key]: [candidate, { ...candidate, address: ["6100 SAN FERNANDO RD", "STE 100"] }] };
    const request = {
      product_info: { product_uuid: "p", runsize_uuid: "r", colorspec_uuid: "c", option_uuids: [] },
      shipping_address: { address: "6100", city: "Glendale", state: "CA", zipcode: "91201", country: "US" },
    };
    expect(await reading(body, (client) => client.quotes.shipping(request))).toMatchObject({
      kind: "ambiguous",
      candidates: [{ address: ["6100 SAN FERNANDO RD"] }, { address: ["6100 SAN FERNANDO RD", "STE 100"] }],
    });
  }
});

test("the two answers of address validation are one type, misspelt keys included", async () => {
  const address = { address: "1", city: "c", state: "CA", zipcode: "91201", country: "US" };
  const ask = (body: unknown) => reading(body, (client) => client.quotes.address(address));
  expect(await ask({ isValidAddress: true, ambiguosAddress: false })).toMatchObject({ isValidAddress: true });
  expect(await ask({ ambiguous_address: "true", Candidates: [] })).toMatchObject({
    isValidAddress: false,
    ambiguous_address: true,
  });
});

test("confirmation is skipped under both spellings, and costs are asked for", async () => {
  await using wire = await aWire(() => ({ body: { job_ids: ["Z1-001"] } }));
  await wire.client.orders.place(anOrder("PO", [aJob("PO-1")]));
  expect(JSON.parse(wire.heard[0]?.body ?? "")).toMatchObject({
    order_id: "PO",
    skip_conformation: true,
    skip_confirmation: true,
    display_breakdown_prices: "job",
  });
});

test("options of a quote go into the query one by one", async () => {
  await using wire = await aWire(() => ({ status: 404, body: {} }));
  const query = { product_uuid: "p", colorspec_uuid: "c", runsize_uuid: "r", options: ["a", "b"] };
  expect(await wire.client.quotes.product(query)).toBeNull();
  expect(wire.heard[0]?.url).toContain("options%5B%5D=a&options%5B%5D=b");
});
