import { describe, expect, test } from "vitest";
import { formatMoney, money } from "#money/index.ts";
import type { StoreOrderItemId } from "#orders/index.ts";
import { aDraft, anItem, anOrder, quoted, terms } from "./order.fixture.ts";
import { planTransfer, summarizePlan, tradeOrderOf } from "./plan-transfer.ts";

const second = anItem({ id: "item-2" as StoreOrderItemId, title: "Flyers", price: money(6_000, "USD") });
const order = anOrder({ items: [anItem(), second] });
const choice = (item = anItem(), draft = aDraft({}, item), goods = 2_000) => ({
  draft,
  requote: quoted(goods),
  sets: Array.from({ length: item.sets }, (_, index) => index + 1),
});

describe("a plan", () => {
  test("two ready order products are two jobs of one trade order", () => {
    const plan = planTransfer(order, [choice(), choice(second)], terms());
    expect(plan.reference).toBe("1042-1-9f8e7d6c");
    expect(plan.jobs.map((job) => job.sets)).toEqual([
      [{ set: 1, jobName: "1042-1.1-9f8e7d6c" }],
      [{ set: 1, jobName: "1042-2.1-9f8e7d6c" }],
    ]);
    expect(plan.held).toEqual([]);
    expect(plan.cost && formatMoney(plan.cost.total)).toBe("$61.10");
    // $100.00 of goods and $12.00 freight were paid, $61.10 is asked
    expect(plan.margin?.left.minor).toBe(5_090);
  });

  test("what fails a check is held with its reasons and the rest goes", () => {
    const unmapped = { ...choice(second), draft: { ...aDraft({}, second), artwork: null } };
    const plan = planTransfer(order, [choice(), unmapped], terms());
    expect(plan.jobs.map((job) => job.itemId)).toEqual(["item-1"]);
    expect(plan.held).toMatchObject([{ itemId: "item-2", failing: [{ code: "artwork-complete", step: 2 }] }]);
    expect(summarizePlan(plan, formatMoney)).toBe(
      "1 job will be sent to 4over for $30.55; 1 is held: The artwork is not confirmed.",
    );
  });

  test("another payment profile waits for a transfer of its own", () => {
    const draft = aDraft({}, second);
    const other = {
      ...draft,
      shipping: draft.shipping && {
        ...draft.shipping,
        payment: draft.shipping.payment && { ...draft.shipping.payment, lastFour: "1881" },
      },
    };
    const plan = planTransfer(order, [choice(), choice(second, other)], terms());
    expect(plan.jobs).toHaveLength(1);
    expect(plan.held[0]?.failing[0]?.code).toBe("payment-profile");
  });

  test("only the sets that are asked for are sent again", () => {
    const item = anItem({ sets: 3, price: money(12_000, "USD") });
    const plan = planTransfer(
      anOrder({ items: [item] }),
      [{ ...choice(item, aDraft({}, item), 6_000), sets: [2] }],
      terms(),
    );
    expect(plan.jobs[0]?.sets).toEqual([{ set: 2, jobName: "1042-1.2-9f8e7d6c" }]);
    expect(plan.jobs[0]?.job.sets[0]?.files).toEqual({ fr: "printer-front-2", bk: "printer-back-2" });
  });

  test("a reprint has names of its own", () => {
    const plan = planTransfer(order, [choice(anItem(), aDraft({ copy: 2 }))], terms());
    expect(plan.jobs[0]?.sets[0]?.jobName).toBe("1042-1.201-9f8e7d6c");
  });
});

describe("the trade order of a plan", () => {
  test("is a test outside Live and carries the chosen profile, method and addresses", () => {
    const trade = tradeOrderOf(planTransfer(order, [choice()], terms()), "token-visa");
    expect(trade).toMatchObject({
      reference: "1042-1-9f8e7d6c",
      isTest: true,
      coupon: null,
      paymentToken: "token-visa",
      jobs: [
        {
          attachAfterwards: true,
          isDropShipped: true,
          shipFrom: { company: "Our Print Shop" },
          shipping: { code: "03", name: "Ground Shipping" },
          shipFromFacility: null,
          bypassAddressValidation: false,
        },
      ],
    });
  });
  test("is real in Live", () => {
    expect(tradeOrderOf(planTransfer(order, [choice()], terms({ mode: "live" })), "token-visa").isTest).toBe(
      false,
    );
  });
  test("a shipment to the shop sends no sender", () => {
    const draft = aDraft();
    const own = { ...draft, shipping: draft.shipping && { ...draft.shipping, isDropShipped: false } };
    const plan = planTransfer(order, [choice(anItem(), own)], terms());
    expect(plan.jobs[0]?.job.shipFrom).toBeNull();
  });
});
