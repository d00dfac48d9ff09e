import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { arriveAtPayment, NO_TRACES, postChoice, tracesOf } from "../../environment/payment-step";
import { providerId } from "../../environment/purchases";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");

describeShop("At the payment step a method", (shop) => {
  it("that does not exist is refused with the names of those that do", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    for (const provider of ["pp_haipay-paypay_haipay", "pp_haipay-", "pp_haipay-__proto___haipay"]) {
      expect(await postChoice(shop, collectionId, { provider_id: provider })).toMatchObject({
        status: 400,
        type: "invalid_data",
        message:
          `provider_id ${provider} names no payment method. The methods are konbini-familymart, konbini-lawson, ` +
          "konbini-seven-eleven, konbini-ministop, au-pay, merpay, gmo-aozora.",
      });
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("that the region does not offer is refused and leaves no buyer behind", async () => {
    const region = shop.region("jpy");
    await updateRegionsWorkflow(shop.container).run({
      input: { selector: { id: region }, update: { payment_providers: [LAWSON] } },
    });
    const { collectionId } = await arriveAtPayment(shop);

    for (const provider of [AU_PAY, "pp_haipay-konbini-lawson_elsewhere"]) {
      expect(await postChoice(shop, collectionId, { provider_id: provider })).toMatchObject({
        status: 400,
        type: "not_allowed",
        message: expect.stringMatching(
          /^(au PAY|Lawson) is not offered at the moment\. Please choose another/,
        ),
      });
    }
    expect(
      await postChoice(shop, collectionId, { provider_id: AU_PAY, data: { locale: "ja" } }),
    ).toMatchObject({ status: 400, message: expect.stringContaining("現在au PAYはご利用いただけません") });
    await eventually(async () => expect(await tracesOf(shop)).toEqual(NO_TRACES));
  });

  it("for a payment collection that does not exist is refused", async () => {
    expect(await postChoice(shop, "pay_col_unknown", { provider_id: LAWSON })).toMatchObject({
      status: 404,
      type: "not_found",
      message: "There is no payment collection pay_col_unknown.",
    });
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("in a body of the wrong shape is refused", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const bodies: unknown[] = [
      { provider_id: LAWSON, data: "text" },
      { provider_id: LAWSON, data: ["konbini"] },
      { provider_id: LAWSON, data: 5 },
      { provider_id: LAWSON, data: null },
      { provider_id: [LAWSON] },
      { provider_id: { id: LAWSON } },
      { provider_id: LAWSON, collect_order_id: "hpco_1" },
      [{ provider_id: LAWSON }],
    ];
    for (const body of bodies) {
      const { status, type, message } = await postChoice(shop, collectionId, body);
      expect([body, status, type]).toEqual([body, 400, "invalid_data"]);
      expect(message).toMatch(/^Invalid request: /);
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });
});
