import { StoreError } from "../../../store-error";
import { EN } from "../../texts/en";
import { JA } from "../../texts/ja";
import { formatPrice } from "../price";
import { fieldOf, inWords } from "../problem-words";

const error = (status: number | undefined, type: string, reason: string) =>
  new StoreError("POST /store/carts", status, type, reason);

describe("what Medusa refuses", () => {
  it.each([
    [error(undefined, "", "timeout"), "notReached"],
    [error(400, "invalid_data", "Invalid request: Field 'x' is required"), "refused"],
    [error(400, "not_allowed", "Variants do not have the required inventory"), "soldOut"],
    [error(401, "unauthorized", "Invalid email or password"), "notAllowed"],
    [error(404, "not_found", "Cart id not found: cart_1"), "gone"],
    [error(409, "conflict", "Lock is held"), "busy"],
    [error(500, "unknown_error", "An unknown error occurred."), "shopTrouble"],
    [new Error("anything"), "notReached"],
  ] as const)("%s is said in the shop's own words, in both languages", (problem, key) => {
    expect(inWords(problem, JA, "ja")).toBe(JA.problem[key]);
    const english = inWords(problem, EN, "en");
    if (key !== "busy") expect(english).toBe(EN.problem[key]);
  });

  it("is passed on where the plugin wrote it in the shopper's language", () => {
    const paid = error(409, "conflict", "お支払いを確認しました。カートは変更できません。");
    expect(inWords(paid, JA, "ja")).toBe(paid.reason);
    expect(inWords(paid, EN, "en")).toBe(EN.problem.busy);
  });

  it("about an e-mail address belongs to its field", () => {
    expect(fieldOf(error(400, "invalid_data", "Invalid request: Invalid email address"))).toBe("email");
    expect(fieldOf(error(500, "", "email"))).toBeUndefined();
  });
});

it("a price is what is charged, written as the payment kit writes it", () => {
  expect([formatPrice(108.4, "jpy"), formatPrice(108.5, "jpy"), formatPrice(1700, "jpy")]).toEqual([
    "¥108",
    "¥109",
    "¥1,700",
  ]);
  expect([formatPrice(13, "usd"), formatPrice(1.005, "usd"), formatPrice(-300, "jpy")]).toEqual([
    "US$13.00",
    "US$1.01",
    "−¥300",
  ]);
});
