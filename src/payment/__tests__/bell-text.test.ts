import type { AnnouncedChange } from "../../modules/haipay/settings/announced-changes";
import { bellText, changeText } from "../mails/bell";

const of = { platform_order_id: "hp123", account: null, facts: {} };
const paidTwice = { ...of, reason: "duplicate", display_id: 12 } as const;
const unknown = { ...of, reason: "unknown_order", display_id: null } as const;
const off = {
  reason: "environment_off",
  display_id: null,
  platform_order_id: null,
  account: "production",
  facts: {},
} as const;

describe("The bell", () => {
  it("speaks the shop's language", () => {
    expect(bellText(paidTwice, "en")).toEqual({
      title: "Paid twice",
      description: "Order #12: see Payments (HaiPay).",
    });
    expect(bellText(paidTwice, "ja")).toEqual({
      title: expect.stringMatching(/^[^a-z]+$/i),
      description: "注文 #12：「決済（HaiPay）」をご確認ください。",
    });
  });

  it("names the sum in question", () => {
    const facts = { currency: "jpy", charge_amount: "1700", received_amount: "2000" };
    const over = { ...of, reason: "over", display_id: 12, facts } as const;
    expect(bellText(over, "en").title).toBe("Overpaid: ¥300");
    expect(bellText(over, "ja").title).toBe("過入金：¥300");
  });

  it("speaks both where the shop's language is not known", () => {
    const { title, description } = bellText(paidTwice, undefined);
    expect(title).toMatch(/^Paid twice · [^a-z]+$/i);
    expect(description).toBe(
      "Order #12: see Payments (HaiPay). 注文 #12：「決済（HaiPay）」をご確認ください。",
    );
  });

  it("names what HaiPay calls it, where there is no order", () => {
    expect(bellText(unknown, "en").description).toBe("HaiPay order hp123: see Payments (HaiPay).");
  });

  it("names the account, where it is not about an order", () => {
    expect(bellText(off, "en").description).toBe("HaiPay account (production): see Payments (HaiPay).");
    expect(bellText(off, "ja").description).toBe(
      "HaiPayアカウント（production）：「決済（HaiPay）」をご確認ください。",
    );
  });

  it("says who changed what of the settings, with the appIds and without any secret", () => {
    const account = { environment: "production", currency_code: "jpy" } as const;
    const changes: AnnouncedChange[] = [
      { ...account, what: "app_id", from: "1054", to: "7", credentials: [] },
      { ...account, what: "credentials", from: null, to: null, credentials: ["merchant_secret_key"] },
    ];
    const changed = { changes, changed_by: "user_1" };
    expect(changeText(changed, "a@shop.example", "en")).toEqual({
      title: "The HaiPay settings were changed",
      description:
        "By a@shop.example: JPY appId 1054 → 7, JPY credentials. If nobody of you did this, look at the settings at once.",
    });
    expect(changeText({ changes, changed_by: "files" }, null, "ja").description).toBe(
      "変更者：サーバーの設定ファイル。内容：JPY appId 1054 → 7、JPY 認証情報。心当たりがない場合は、すぐに設定を確認してください。",
    );
    expect(changeText(changed, null, undefined).description).toMatch(/^By user_1: .+ 変更者：user_1。/);
  });
});
