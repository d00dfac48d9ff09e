import type { Payment } from "../../../contract/store-api";
import type { ChosenSession, HaiPayClient, PlacedOrder } from "../client";
import { HaiPayError } from "../errors";
import { createPayer } from "../pay";
import { payment } from "./payments";

const SLIP = { provider_id: "pp_haipay-konbini-lawson_haipay", flow: "order_first" } as const;
const WALLET = { provider_id: "pp_haipay-au-pay_haipay", flow: "pay_first" } as const;

function session(data: ChosenSession["data"] = {}): ChosenSession {
  return {
    id: "payses_1",
    provider_id: SLIP.provider_id,
    status: "pending",
    data: { paymentToken: "hppt_1", amount: "1700", ...data },
  };
}

/** A shop that knows one payment; `choose` is not to be called. */
function shopThatSays(answer: Partial<Payment> | HaiPayError): jest.Mocked<HaiPayClient> {
  const getPayment = () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(payment(answer));
  return {
    listMethods: jest.fn(),
    getPayment: jest.fn<Promise<Payment>, [string]>(getPayment),
    choose: jest.fn(),
    placeOrder: jest.fn<Promise<PlacedOrder>, [string]>(() =>
      Promise.resolve({ id: "order_9", display_id: 9 }),
    ),
  };
}

describe("The last click on a payment session that was chosen at an earlier step", () => {
  it("places the order of that session, without choosing anew", async () => {
    const client = shopThatSays({ state: "chosen", medusa_order_id: null });

    const outcome = await createPayer(client)({ cartId: "cart_1", method: SLIP, session: session() });

    expect(outcome).toEqual({
      type: "placed",
      orderId: "order_9",
      displayId: 9,
      paymentToken: "hppt_1",
    });
    expect(client.choose).not.toHaveBeenCalled();
  });

  it("leads to the wallet's page of that session", async () => {
    const client = shopThatSays({ state: "open", medusa_order_id: null });
    const chosen = session({ kind: "ewallet", payUrl: "https://pay.example/1" });

    const outcome = await createPayer(client)({ cartId: "cart_1", method: WALLET, session: chosen });

    expect(outcome).toEqual({
      type: "redirect",
      url: "https://pay.example/1",
      paymentToken: "hppt_1",
    });
    expect(client.placeOrder).not.toHaveBeenCalled();
  });

  it("shows the order when another tab has placed it", async () => {
    const client = shopThatSays({ medusa_order_id: "order_1", display_id: 7 });

    const outcome = await createPayer(client)({ cartId: "cart_1", method: SLIP, session: session() });

    expect(outcome).toEqual({
      type: "placed",
      orderId: "order_1",
      displayId: 7,
      paymentToken: "hppt_1",
    });
    expect(client.placeOrder).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<Payment> | HaiPayError]>([
    ["another choice took its place", { state: "chosen", medusa_order_id: null, replaced_by: "payses_2" }],
    ["the cart has changed", { state: "superseded", medusa_order_id: null }],
    ["the wallet declined it", { state: "failed", medusa_order_id: null }],
    ["its time has run out", { state: "expired", medusa_order_id: null }],
    ["the shop does not know it", new HaiPayError("not_found", "Gone.", 404)],
  ])("asks to choose again and places nothing when %s", async (_why, answer) => {
    const client = shopThatSays(answer);

    const outcome = await createPayer(client)({ cartId: "cart_1", method: SLIP, session: session() });

    expect(outcome).toEqual({ type: "choose_again" });
    expect(client.placeOrder).not.toHaveBeenCalled();
  });

  it("says so when the shop does not answer, and places nothing", async () => {
    const client = shopThatSays(new HaiPayError("unreachable", "No answer.", 0));

    await expect(createPayer(client)({ cartId: "cart_1", method: SLIP, session: session() })).rejects.toThrow(
      "No answer.",
    );
    expect(client.placeOrder).not.toHaveBeenCalled();
  });

  it("says so when it is over another sum than the shopper saw", async () => {
    const client = shopThatSays({ state: "chosen", medusa_order_id: null });

    const outcome = await createPayer(client)({
      cartId: "cart_1",
      method: SLIP,
      session: session({ currency: "jpy" }),
      expectedAmount: "2580",
    });

    expect(outcome).toEqual({ type: "sum_changed", amount: "1700", currencyCode: "jpy" });
  });
});
