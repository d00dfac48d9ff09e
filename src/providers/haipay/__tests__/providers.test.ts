import { providerOfMethod } from "..";
import { METHODS } from "../../../platform/catalogue";
import haipay from "../index";

describe("the payment providers", () => {
  it("are one per method, under ids that stay in shops' databases forever", () => {
    expect(
      haipay.services.map((provider) => (provider as unknown as { identifier: string }).identifier),
    ).toEqual([
      "haipay-konbini-familymart",
      "haipay-konbini-lawson",
      "haipay-konbini-seven-eleven",
      "haipay-konbini-ministop",
      "haipay-au-pay",
      "haipay-merpay",
      "haipay-gmo-aozora",
    ]);
  });

  it.each(METHODS.map(({ id, name }) => [id, name.en] as const))(
    "%s speaks of its own method",
    async (id, name) => {
      const row = { state: "open", method: id };
      const haipayModule = { ledger: { collectOrders: { listBySession: async () => [row] } } };
      const provider = new (providerOfMethod(id))({ haipay: haipayModule });
      await expect(provider.capturePayment({ data: { session_id: "payses_1" } })).rejects.toThrow(name);
    },
  );
});
