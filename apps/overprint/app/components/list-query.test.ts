import { expect, test } from "vitest";
import { changedParams, readListQuery } from "./list-query.ts";

const orders = { sorts: ["placedAt", "total"], defaultSort: "-placedAt", filters: ["status"] } as const;
const read = (query: string) => readListQuery(new URLSearchParams(query), orders);

test("a plain address shows the first page in the default order", () => {
  expect(read("")).toEqual({
    page: 1,
    pageSize: 50,
    offset: 0,
    search: "",
    sort: { by: "placedAt", descending: true },
    filters: {},
  });
});

test("page, search, order and filters come from the address", () => {
  expect(read("page=3&q=+cards+&sort=total&status=shipped")).toMatchObject({
    offset: 100,
    search: "cards",
    sort: { by: "total", descending: false },
    filters: { status: "shipped" },
  });
});

test("an address that makes no sense still shows the list", () => {
  expect(read("page=-4&sort=password&colour=red")).toEqual(read(""));
});

test("a new search goes back to the first page and keeps the filter", () => {
  expect(changedParams(new URLSearchParams("page=7&status=shipped"), { q: "flyer" }).toString()).toBe(
    "status=shipped&q=flyer",
  );
});

test("clearing a filter removes it from the address", () => {
  expect(changedParams(new URLSearchParams("status=shipped"), { status: null }).toString()).toBe("");
});
