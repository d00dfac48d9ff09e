import { TOKYO_ADDRESS, type Address } from "../../../demo/addresses";
import type { Words } from "../../../src/platform/language";
import { describeShop } from "../../environment/haipay-shop";
import { arriveAtPayment, NO_TRACES, postChoice, tracesOf } from "../../environment/payment-step";
import { providerId, type PurchaseWish } from "../../environment/purchases";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");

describeShop("At the payment step a buyer", (shop) => {
  const { phone: _phone, ...withoutPhone } = TOKYO_ADDRESS;
  const nameless: Address = { ...TOKYO_ADDRESS, first_name: " ", last_name: "" };
  const calling = (phone: string): Address => ({ ...TOKYO_ADDRESS, phone });
  const noName = {
    en: "Please fill in the name of the person who pays.",
    ja: "お支払いになる方のお名前をご入力ください。",
  };
  const rows: [string, PurchaseWish, Words][] = [
    [
      "without a phone number",
      { address: withoutPhone },
      {
        en: "Please fill in a mobile phone number: convenience stores ask for it.",
        ja: "携帯電話番号をご入力ください（コンビニでのお支払いに必要です）。",
      },
    ],
    [
      "with a foreign phone number",
      { address: calling("+1 212 555 0100") },
      {
        en: "This is a number outside Japan. The payment needs a Japanese phone number; it starts with 0 or +81.",
        ja: "海外の電話番号です。お支払いには日本の電話番号（0または+81で始まる番号）が必要です。",
      },
    ],
    [
      "with a phone number of nonsense",
      { address: calling("please write") },
      {
        en: "Please give the phone number in digits only, for example 090-1234-5678.",
        ja: "電話番号は数字でご入力ください（例：090-1234-5678）。",
      },
    ],
    [
      "without an e-mail address",
      { email: null },
      { en: "Please fill in an e-mail address.", ja: "メールアドレスをご入力ください。" },
    ],
    ["without a name", { address: nameless }, noName],
    ["without any address", { address: null }, noName],
  ];

  it.each(rows)("%s is refused in the shopper's language", async (_title, wish, words) => {
    const { collectionId } = await arriveAtPayment(shop, wish);

    for (const [provider_id, locale, message] of [
      [LAWSON, undefined, words.en],
      [AU_PAY, "en-US", words.en],
      [LAWSON, "ja", words.ja],
      [AU_PAY, "ja-JP", words.ja],
    ] as const) {
      expect(await postChoice(shop, collectionId, { provider_id, data: { locale } })).toEqual({
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
      [{ phone: "1234567890" }, "A Japanese phone number starts with 0: please check the number."],
      [
        { phone: "090-1234" },
        "A Japanese phone number has 10 digits, a mobile number 11: please check the number.",
      ],
      [{ phone: "0".repeat(65) }, "This is too long to be a phone number: please give 10 or 11 digits."],
      [
        { name: "山田\u0007花子" },
        "The name holds characters that cannot be printed: please type it again without them.",
      ],
      [{ name: "あ".repeat(101) }, "The name is longer than 100 characters: please give a shorter one."],
      [{ name: "あ".repeat(2_001), locale: "ja" }, "お名前は100文字以内でご入力ください。"],
      [{ email: "taro@@example" }, "This is no e-mail address: please give one such as taro@example.jp."],
      [
        { email: "taro@@example", locale: "ja" },
        "メールアドレスの形式が正しくありません。taro@example.jpのようにご入力ください。",
      ],
      [{ name: 5 }, "data.name must be text."],
      [{ phone: ["090-1234-5678"] }, "data.phone must be text."],
      [{ email: { address: "taro@example.jp" } }, "data.email must be text."],
      [{ returnUrl: 7 }, "data.returnUrl must be text."],
      [{ locale: true }, "data.locale must be text."],
      [{ locale: "ja\u0000" }, "data.locale must be a language tag such as ja or en-US."],
      [{ locale: "<b>" }, "data.locale must be a language tag such as ja or en-US."],
      [{ returnUrl: "x".repeat(2_001) }, "data.returnUrl is too long."],
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
