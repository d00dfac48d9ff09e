import type { OfferedMethod, PaymentMethods } from "../../../contract/store-api";
import { KIND_NAMES, METHODS, type MethodId } from "../../../platform/catalogue";
import { abroadWarning, choiceOf, findMethod, firstChoice } from "../choosing";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";

const idOf = (method: MethodId) => `pp_haipay-${method}_haipay`;

/** The methods for a sum in yen, by the catalogue's limits. */
function methodsFor(
  amount: string,
  { only, off, code }: { only?: MethodId[]; off?: MethodId[]; code?: string } = {},
): PaymentMethods {
  const reasonOf = ({ id, channels: { jpy } }: (typeof METHODS)[number]): string | undefined => {
    if (code) return code;
    if (off?.includes(id)) return "not_available_now";
    if (Number(amount) < Number(jpy.limits.min)) return "below_minimum";
    return Number(amount) > Number(jpy.limits.max) ? "above_maximum" : undefined;
  };
  const offered = METHODS.filter(({ id }) => only?.includes(id) ?? true).map((method): OfferedMethod => {
    const why = reasonOf(method);
    return {
      provider_id: idOf(method.id),
      method: method.id,
      kind: method.kind,
      name: method.name,
      flow: method.flow,
      limits: method.channels.jpy.limits,
      available: why === undefined,
      reason: why === undefined ? null : { code: why, en: `Said: ${why}.`, ja: `曰く${why}。` },
      typical_time: { en: "", ja: "" },
      expires_at: "2099-04-04T14:59:59.000Z",
    };
  });
  return {
    currency_code: "jpy",
    amount,
    kinds: (["konbini", "ewallet", "bank_transfer"] as const)
      .map((kind) => ({
        kind,
        name: KIND_NAMES[kind],
        methods: offered.filter((method) => method.kind === kind),
      }))
      .filter(({ methods }) => methods.length > 0),
    needed_fields: [],
    delivery_country: "jp",
  };
}

describe("The choice of a method", () => {
  it("has a row for each kind, with one sentence, and says nothing of limits that do not bind", () => {
    const { rows, box } = choiceOf(methodsFor("1700"), JA, "ja");
    expect(rows.map(({ name, methods }) => [name, methods.length])).toEqual([
      ["コンビニ払い", 4],
      ["スマホ決済", 2],
      ["銀行振込", 1],
    ]);
    expect(new Set(rows.map(({ hint }) => hint)).size).toBe(3);
    expect(box).toBeUndefined();
  });

  it("begins with what was used last, and within its kind as well", () => {
    const { rows } = choiceOf(methodsFor("1700"), JA, "ja", idOf("merpay"));
    expect(rows.map(({ kind }) => kind)).toEqual(["ewallet", "konbini", "bank_transfer"]);
    expect(rows[0].methods.map(({ method }) => method)).toEqual(["merpay", "au-pay"]);
  });

  it("names a chain or a wallet that is alone in its kind", () => {
    const alone = methodsFor("1700", { only: ["konbini-lawson", "gmo-aozora"] });
    expect(choiceOf(alone, EN, "en").rows.map(({ name }) => name)).toEqual(["Lawson", "Bank transfer"]);
  });

  it("says in one box what is missing to which methods, the nearest first", () => {
    expect(choiceOf(methodsFor("90"), JA, "ja").box).toEqual({
      title: "ご注文金額¥90では、ご利用いただけるお支払い方法がありません。",
      lines: [
        "あと¥10で、スマホ決済・銀行振込をご利用いただけます。",
        "あと¥210で、コンビニ払いをご利用いただけます。",
      ],
    });
    const some = choiceOf(methodsFor("200"), EN, "en");
    expect(some.box?.title).toBeUndefined();
    expect(some.box?.lines).toEqual(["Add ¥100 more to pay by convenience store."]);
    expect(choiceOf(methodsFor("90"), EN, "en").box?.lines[0]).toBe(
      "Add ¥10 more to pay by mobile wallet or bank transfer.",
    );
    // What cannot be used stands at the end.
    expect(some.rows.map(({ kind, available }) => [kind, available])).toEqual([
      ["ewallet", true],
      ["bank_transfer", true],
      ["konbini", false],
    ]);
  });

  it("says where methods end", () => {
    const { box } = choiceOf(methodsFor("150001"), JA, "ja");
    expect(box?.lines).toEqual(["コンビニ払い・スマホ決済・銀行振込のご利用は¥150,000までです。"]);
  });

  it("counts dollars to the cent", () => {
    const methods = methodsFor("1700", { only: ["konbini-lawson"], code: "below_minimum" });
    const dollars = { ...methods, currency_code: "usd", amount: "1.10" };
    dollars.kinds[0].methods[0].limits = { min: "1.99", max: "499.99" };
    expect(choiceOf(dollars, EN, "en").box?.lines).toEqual(["Add US$0.89 more to pay by Lawson."]);
  });

  it("says of what cannot be used now that nothing was charged", () => {
    const konbini = METHODS.filter(({ kind }) => kind === "konbini").map(({ id }) => id);
    const { rows, box } = choiceOf(methodsFor("1700", { off: konbini }), JA, "ja");
    expect(rows.at(-1)).toMatchObject({ kind: "konbini", available: false, reason: JA.notAvailableNow });
    expect(box).toBeUndefined();
    const all = choiceOf(methodsFor("1700", { code: "not_available_now" }), JA, "ja");
    expect(all.box).toEqual({ title: JA.notAvailableNow, lines: [] });
    expect(all.rows.map(({ reason }) => reason)).toEqual([JA.notNow, JA.notNow, JA.notNow]);
  });

  it("says once what keeps every method away", () => {
    expect(choiceOf(methodsFor("1700", { code: "already_paid" }), EN, "en").box).toEqual({
      title: "Said: already_paid.",
      lines: [],
    });
    expect(choiceOf({ ...methodsFor("1"), kinds: [] }, EN, "en").box?.title).toBe(EN.noMethods);
  });

  it("is preselected if there is only one, or if it was used before and still can be", () => {
    const all = methodsFor("1700", { off: ["konbini-lawson"] });
    expect(firstChoice(all)).toBeUndefined();
    expect(firstChoice(all, idOf("merpay"))?.method).toBe("merpay");
    expect(firstChoice(all, idOf("konbini-lawson"))).toBeUndefined();
    expect(firstChoice(methodsFor("1700", { only: ["gmo-aozora"] }))?.method).toBe("gmo-aozora");
    expect(findMethod(all, idOf("konbini-lawson"))).toBeUndefined();
    expect(findMethod(all, idOf("au-pay"))?.method).toBe("au-pay");
    expect(findMethod(undefined, idOf("au-pay"))).toBeUndefined();
  });

  it("warns those whose goods go abroad", () => {
    expect(abroadWarning("konbini", "us", EN)).toBe(EN.abroad.konbini);
    for (const country of ["jp", "JP", null, undefined]) {
      expect(abroadWarning("konbini", country, EN)).toBeUndefined();
    }
  });
});
