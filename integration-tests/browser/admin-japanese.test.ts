import { awaitPayment } from "../environment/awaited-payments";
import { rowOfOrderId } from "../environment/ledger-books";
import { payAndNotify } from "../environment/purchases";
import { raiseAttention } from "../environment/raise-attention";
import { describeDashboard } from "./admin/dashboard";

const NOT_REACHED =
  "The platform at haipay.example was not reached: ECONNREFUSED. Nothing was sent: check the base URL.";
const REFUSED =
  'The platform refused /collect/query with code 4002: "権限がありません". Look the code up in the documentation.';

/** Words in a row, a route, a field's name or one of Medusa's ids: nothing that a clerk in Japan reads. */
const ENGLISH = [/\b[A-Za-z]+ [a-z]+ [a-z]+\b/, /\/(admin|collect)\//, /\b[a-z]+_[a-z_]+\b/, /actualAmount/];

describeDashboard("Where the dashboard is read in Japanese", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("no English stands in a payment, its history and what needs a person", async () => {
    const { orderId = "", platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const row = await rowOfOrderId(shop, platformOrderId);
    const at = new Date().toISOString();
    await raiseAttention(shop, row, "mismatch", {
      ...{ currency: "jpy", received_amount: "700", field: "actualAmount" },
      ...{ expected: "at least 1700, or 10 % less with the fee, for status 2", found: "700" },
    });
    await raiseAttention(shop, row, "completion_failed", {
      ...{ currency: "jpy", refusal: "Some variant does not have the required inventory" },
    });
    await raiseAttention(shop, row, "not_askable", {
      ...{ app_id: "1054", environment: "sandbox", because: "not_reached", failing_since: at },
      last_error: NOT_REACHED,
    });
    await raiseAttention(shop, row, "being_booked", { arrived_at: at, last_error: "Cannot read properties" });
    await shop.haipay.ledger.collectOrders.update(row.id, { last_error: REFUSED });
    await shop.haipay.ledger.history.append(row.id, "order_cancelled", {
      reason: "The deadline passed unpaid.",
    });
    await shop.haipay.ledger.attentions.resolve(row.id, ["being_booked"], "system", "A person was told why.");

    await dashboard.chooseLanguage("日本語");
    let page = await dashboard.visit(`/haipay?id=${platformOrderId}`);
    const drawer = page.getByRole("dialog");
    for (const words of [
      "HaiPayに接続できませんでした",
      "¥1,700以上（HaiPayが手数料を差し引く場合は最大10%少ない額）",
      "在庫が不足しています",
      "HaiPayに拒否されました：権限がありません（コード：4002）",
      "入金がないまま支払期限を過ぎました",
      "原因を担当者にお知らせしました",
    ]) {
      await drawer.getByText(words).first().waitFor();
    }
    await dashboard.takeScreenshot("japanese-drawer");
    expect(englishIn(await drawer.innerText())).toEqual([]);
    // Whoever asks HaiPay's support has the words as they came.
    await drawer.getByText("原文を表示").first().click();
    await drawer
      .getByText(/was not reached|required inventory|The platform refused/)
      .first()
      .waitFor();

    page = await dashboard.visit(`/orders/${orderId}`);
    const articles = page.getByRole("article");
    await articles.nth(2).waitFor();
    await dashboard.takeScreenshot("japanese-order");
    for (const text of await articles.allInnerTexts()) expect(englishIn(text)).toEqual([]);
    await dashboard.chooseLanguage("English");
  });
});

/** The lines that hold English; ids to be copied stand on lines of their own. */
function englishIn(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !/^(hpco|order|cart|pay_col|payses|pay)_\w+$/.test(line.trim()))
    .filter((line) => ENGLISH.some((english) => english.test(line)));
}
