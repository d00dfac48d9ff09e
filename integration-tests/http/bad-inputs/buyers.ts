import { TOKYO_ADDRESS, type Address } from "../../../src/demo/addresses";
import type { HaipayShop } from "../../environment/haipay-shop";
import { arriveAtPayment, NO_TRACES, postChoice, tracesOf } from "../../environment/payment-step";
import { providerId, type PurchaseWish } from "../../environment/purchases";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");

export function badBuyers(shop: HaipayShop): void {
  describe("a buyer", () => {
    const { phone: _phone, ...withoutPhone } = TOKYO_ADDRESS;
    const nameless: Address = { ...TOKYO_ADDRESS, first_name: " ", last_name: "" };
    const calling = (phone: string): Address => ({ ...TOKYO_ADDRESS, phone });
    const way = "give a Japanese number such as 090-1234-5678 or +81 90 1234 5678.";
    const rows: [string, PurchaseWish, string][] = [
      [
        "without a phone number",
        { address: withoutPhone },
        "A phone number is missing. Fill in a Japanese phone number in the billing address, or send data.phone.",
      ],
      [
        "with a foreign phone number",
        { address: calling("+1 212 555 0100") },
        `The phone number belongs to another country: ${way}`,
      ],
      [
        "with a phone number of nonsense",
        { address: calling("please write") },
        `The phone number has characters that do not belong into a phone number: ${way}`,
      ],
      [
        "without an e-mail address",
        { email: null },
        "An e-mail address is missing. Set the cart's email, or send data.email.",
      ],
      [
        "without a name",
        { address: nameless },
        "The buyer's name is missing. Fill in the name of the billing address, or send data.name.",
      ],
      [
        "without any address",
        { address: null },
        "The buyer's name is missing. Fill in the name of the billing address, or send data.name.",
      ],
    ];

    it.each(rows)("%s is refused", async (_title, wish, message) => {
      const { collectionId } = await arriveAtPayment(shop, wish);

      for (const provider of [LAWSON, AU_PAY]) {
        expect(await postChoice(shop, collectionId, { provider_id: provider })).toEqual({
          status: 400,
          type: "invalid_data",
          message,
          sessions: [],
        });
      }
      expect(await tracesOf(shop)).toEqual(NO_TRACES);
    });

    it("whom the storefront describes wrongly is refused, though the cart knows better", async () => {
      const { collectionId } = await arriveAtPayment(shop);
      const refusals: [Record<string, unknown>, string][] = [
        [{ phone: "1234567890" }, `The phone number does not start with 0: ${way}`],
        [{ phone: "090-1234" }, `The phone number has 7 digits, and a Japanese number has 10 or 11: ${way}`],
        [{ phone: "0".repeat(65) }, `The phone number is too long to be a phone number: ${way}`],
        [{ name: "山田\u0007花子" }, "The name holds control characters: type it again without them."],
        [{ name: "あ".repeat(101) }, "The name is longer than 100 characters: give a shorter one."],
        [
          { email: "taro@@example" },
          "The e-mail address has not the form of one: give an address such as taro@example.jp.",
        ],
        [{ name: 5 }, "data.name must be text."],
        [{ phone: ["090-1234-5678"] }, "data.phone must be text."],
        [{ email: { address: "taro@example.jp" } }, "data.email must be text."],
        [{ returnUrl: 7 }, "data.returnUrl must be text."],
        [{ locale: true }, "data.locale must be text."],
        [{ locale: "ja\u0000" }, "data.locale must be a language tag such as ja or en-US."],
        [{ locale: "<b>" }, "data.locale must be a language tag such as ja or en-US."],
        [{ name: "x".repeat(2_001) }, "data.name is too long."],
      ];
      for (const [data, message] of refusals) {
        expect(await postChoice(shop, collectionId, { provider_id: LAWSON, data })).toEqual({
          status: 400,
          type: "invalid_data",
          message,
          sessions: [],
        });
      }
      expect(await tracesOf(shop)).toEqual(NO_TRACES);
    });
  });
}
