import { japanese as attentionTexts } from "../../../src/modules/haipay/attention-texts/ja";
import { JA as mailTexts } from "../../../src/payment/mails/texts/ja";
import { JA as shopTexts } from "../../../src/storefront/core/texts/ja";
import { japanese } from "../../../src/admin/i18n/japanese";

/** What a Japanese text may hold in Latin letters: names, and what is typed somewhere exactly so. */
const NAMES = [
  ...["HaiPay", "Medusa", "GMO", "Redis", "freee", "au PAY"],
  ...["appId", "API", "Base64", "CSV", "ID", "IP", "PDF", "PEM", "RSA", "URL", "Web"],
  ...[
    "medusa-config",
    "「email」",
    "npx haipay setup --write",
    "https://shop.example",
    "/haipay/return",
    "taro@example.jp",
  ],
  ...["https://", "http://"],
];
const VARIABLE = /HAIPAY_[A-Z_]+/g;

const LATIN = /[A-Za-z][\w./:-]*(?: [A-Za-z][\w./:-]*)*/g;

describe("Japanese texts", () => {
  it.each([
    ["the dashboard", japanese],
    ["attentions", attentionTexts],
    ["mails", mailTexts],
    ["the shop", shopTexts],
  ])("hold no English, no route and no field name: %s", (_, texts) => {
    const found = [...flatten(texts)].flatMap(([name, text]) =>
      englishIn(text).map((english) => ({ name, english })),
    );
    expect(found).toEqual([]);
  });

  it("are told from English ones", () => {
    expect(englishIn("POST /admin/haipay/refunds で記録してください。")).toEqual([
      "POST",
      "admin/haipay/refunds",
    ]);
    expect(englishIn("expires_atを入力してください。")).toEqual(["expires_at"]);
    expect(englishIn("HaiPayのappIdを入力してください：{{app_id}}")).toEqual([]);
  });

  it("have one word for one thing", () => {
    const texts = [japanese, attentionTexts, mailTexts, shopTexts].flatMap((group) => [...flatten(group)]);
    const left = texts.filter(([, text]) =>
      /照会番号|照合番号|購入者|計上|解決済み|差し替え|プラットフォーム|リージョン|電子マネー|支払票|余った分|支払済み/.test(
        text,
      ),
    );
    expect(left).toEqual([]);
  });
});

function englishIn(text: string): string[] {
  const own = [...NAMES]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (rest, name) => rest.replaceAll(name, "・"),
      text.replace(/{{?\w+}}?/g, "・").replace(VARIABLE, "・"),
    );
  return own.match(LATIN) ?? [];
}

/** All texts of a group by their names; what a text makes of its values is left out, for it is made of these. */
function flatten(group: object, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(group).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === "string") return [[[...path, name].join("."), value] as const];
      return typeof value === "object" && value !== null ? [...flatten(value, [...path, name])] : [];
    }),
  );
}
