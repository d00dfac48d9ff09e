import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { COLLECT_ORDER_STATES, STATE_NAMES } from "../../src/modules/haipay/ledger/lifecycle";
import { awaitPayment } from "../environment/awaited-payments";
import type { HaipayShop } from "../environment/haipay-shop";
import { rowOfOrderId } from "../environment/ledger-books";
import { writeRows } from "../environment/ledger-rows";
import { buy, payAndNotify } from "../environment/purchases";
import { describeDashboard } from "./admin/dashboard";
import { raiseAttention } from "../environment/raise-attention";
import { overflow } from "./overflow";

const DAY_MS = 86_400_000;

describeDashboard("The payments page", (dashboard, shop) => {
  it("shows the morning's figures and payments in every state", async () => {
    await fillLedger(shop);
    const page = await dashboard.visit("/haipay");

    await page.getByRole("heading", { name: "Payments (HaiPay)", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Payments (HaiPay)" }).waitFor();
    await page.getByRole("button", { name: /Awaiting payment.*¥3,400.*2 payments/ }).waitFor();
    await page.getByRole("button", { name: /Expiring within 24 hours.*¥1,700.*1 payment/ }).waitFor();
    await page
      .getByRole("button", { name: /Received today, not captured.*¥5,800.*1 payment.*\$12\.30.*1 payment/ })
      .waitFor();
    await page.getByRole("button", { name: /Needs attention.*1 case/ }).waitFor();
    await page.getByText("Captured in the last 30 days").waitFor();
    // A mere choice is not a payment.
    const shown = COLLECT_ORDER_STATES.filter((state) => state !== "chosen");
    for (const state of shown) await rows(page).filter({ hasText: STATE_NAMES.en[state] }).first().waitFor();
    await rows(page).filter({ hasText: "Erased" }).waitFor();
    await rows(page).filter({ hasText: "Underpaid" }).waitFor();
    const deadlines = rows(page).locator("time:visible", { hasText: "in 3 days" });
    await deadlines.first().waitFor();
    expect(await cutOff(page)).toEqual([]);
    await dashboard.takeScreenshot("payments");
    await dashboard.useScreen("narrow");
    await rows(page).first().waitFor();
    expect(await cutOff(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("payments-narrow");
  });

  it("is narrowed, searched, sorted and paged by the address", async () => {
    const many = Array.from({ length: 30 }, (_, number) => ({
      charge_amount: String(1_000 + number),
      created_at: new Date(Date.now() - number * 60_000),
      buyer_email: `shopper${number}@example.com`,
      ...(number % 3 === 0 && { method: "merpay" as const, state: "expired" as const }),
    }));
    await writeRows(shop, many);
    let page = await dashboard.visit("/haipay");
    await page.getByText("30 payments").waitFor();
    expect(await rows(page).count()).toBe(20);

    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("¥1,029").waitFor();
    expect(await rows(page).count()).toBe(10);
    await page.getByRole("button", { name: "Previous" }).click();
    await page.getByText("¥1,000").waitFor();

    await page.getByRole("columnheader", { name: "Sum" }).getByRole("button").click();
    await page
      .getByRole("columnheader", { name: "Sum", exact: true })
      .and(page.locator("[aria-sort=descending]"))
      .waitFor();
    await expectFirst(page, "¥1,029");

    // By keyboard alone.
    await page.getByRole("button", { name: "State", exact: true }).press("Enter");
    await page.getByRole("menuitemcheckbox", { name: "Expired" }).press("Enter");
    await page.keyboard.press("Escape");
    await page.getByText("10 payments").waitFor();
    await page.getByRole("button", { name: "State: 1 chosen" }).waitFor();
    expect(new URL(page.url()).searchParams.get("state")).toBe("expired");

    // The address alone brings the same again.
    const { search } = new URL(page.url());
    page = await dashboard.visit(`/haipay${search}`);
    await page.getByText("10 payments").waitFor();
    await expectFirst(page, "¥1,027");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^haipay-payments_expired_as-of-.*\.csv$/);
    const file = readFileSync(await download.path(), "utf8");
    expect(file.startsWith("\uFEFFPayment day (Japan),Order,State")).toBe(true);
    expect(file.trimEnd().split("\r\n")).toHaveLength(11);

    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByText("30 payments").waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("shopper17@");
    await page.getByText("1 payment", { exact: true }).waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("￥１，０１７");
    await page.getByText("1 payment", { exact: true }).waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("nobody@");
    await page.getByText("No payments match.").waitFor();
  });

  it("shows all about a payment and erases its shopper's data", async () => {
    const { row } = await buy(shop, { method: "konbini-lawson" });
    let page = await dashboard.visit("/haipay");
    await rows(page)
      .first()
      .getByRole("button", { name: /^Show payment #/ })
      .press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByText("hanako@example.com").waitFor();
    await drawer.getByText("Awaiting payment → Paid").waitFor();
    await drawer.getByText("HaiPay answered: paid (2), ¥1,700 received, fee ¥51").waitFor();
    await drawer.getByText(row.platform_order_id).waitFor();
    expect(new URL(page.url()).searchParams.get("id")).toBe(row.id);
    await dashboard.takeScreenshot("payment");

    await drawer.getByRole("button", { name: "Erase the shopper's data" }).click();
    await page.getByRole("alertdialog").getByText("This cannot be undone.").waitFor();
    await dashboard.takeScreenshot("payment-erase");
    await page.getByRole("button", { name: "Erase for good" }).click();

    await drawer.getByText(/^The shopper's data were erased on/).waitFor();
    await drawer.getByText("admin@example.com erased the shopper's data").waitFor();
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({
      buyer_name: "",
      buyer_email: "",
    });
    page = await dashboard.visit("/haipay");
    await rows(page).filter({ hasText: "Erased" }).waitFor();
  });

  it("erases all of a shopper, and tells what a limit has refused", async () => {
    await buy(shop, { method: "au-pay" });
    await buy(shop, { method: "konbini-lawson", email: "other@example.com" });
    for (const limit of ["phone", "phone", "address"] as const)
      await shop.haipay.ledger.limits.noteHit(limit);
    let page = await dashboard.visit("/haipay");
    await page.getByText("Limits have refused shoppers in the last 24 hours").waitFor();
    await page.getByText(/Too many unpaid payments with one phone number: 2 times, last at/).waitFor();
    await page.getByText(/Too many payments from one address within a minute: 1 time, last at/).waitFor();
    await dashboard.takeScreenshot("payments-limits");

    await page.getByRole("button", { name: "Erase a shopper" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("button", { name: "Erase for good" }).click();
    await drawer.getByRole("alert").waitFor();
    await drawer.getByLabel("E-mail address").fill("Hanako@example.com");
    await drawer.getByRole("button", { name: "Erase for good" }).click();
    const question = page.getByRole("alertdialog");
    await question.getByText("Erase everything of Hanako@example.com?").waitFor();
    await dashboard.takeScreenshot("erase-shopper");
    await question.getByRole("button", { name: "Erase for good" }).click();

    await page.getByText(/The shopper's data were erased, or will be/).waitFor();
    await rows(page).filter({ hasText: "Erased" }).waitFor();
    await rows(page).filter({ hasText: "other@example.com" }).waitFor();

    await dashboard.chooseLanguage("日本語");
    page = await dashboard.visit("/haipay");
    await page.getByText(/同じ電話番号の未払いが多すぎる：2回/).waitFor();
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("payments-limits-ja-narrow");
    await page.getByRole("button", { name: "お客様の情報を一括消去" }).click();
    await page.getByRole("dialog").getByLabel("メールアドレス").waitFor();
    await dashboard.takeScreenshot("erase-shopper-ja-narrow");
  });

  it("speaks Japanese, on a telephone too", async () => {
    await dashboard.chooseLanguage("日本語");
    await fillLedger(shop);
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const page = await dashboard.visit("/haipay");

    await page.getByRole("heading", { name: "決済（HaiPay）", level: 1 }).waitFor();
    await page.getByRole("link", { name: "決済（HaiPay）" }).waitFor();
    await page.getByRole("button", { name: /^入金待ち/ }).waitFor();
    await rows(page)
      .filter({ hasText: "GMOあおぞらネット銀行" })
      .filter({ hasText: "入金不足" })
      .first()
      .waitFor();
    await rows(page).filter({ hasText: "日後" }).first().waitFor();
    expect(await cutOff(page)).toEqual([]);
    await dashboard.takeScreenshot("payments-ja");
    await rows(page).filter({ hasText: /#\d/ }).getByRole("button").click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("HaiPayの回答：一部入金 (4)、入金 ¥700、手数料 ¥21").waitFor();
    await drawer.getByText("口座番号").waitFor();
    await drawer.getByText("銀行名").waitFor();
    expect(await drawer.innerText()).not.toContain("GMO_AOZORA");
    await dashboard.takeScreenshot("payment-ja");
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("payment-ja-narrow");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await cutOff(page)).toEqual([]);
    await dashboard.takeScreenshot("payments-ja-narrow");
  });
});

/** A payment in every state, one in dollars, one that needs a person, one whose shopper was erased. */
async function fillLedger(shop: HaipayShop): Promise<void> {
  const now = new Date();
  const paid = { state: "paid", paid_at: now, settled_at: now } as const;
  const [partial] = await writeRows(shop, [
    {
      received_amount: "700",
      fee: "21",
      method: "gmo-aozora",
      expires_at: new Date(now.getTime() + DAY_MS / 2),
    },
    { state: "open", platform_order_no: "6026112600000001" },
    { state: "chosen", applied_at: null },
    { state: "applying" },
    { state: "not_created" },
    { state: "unknown" },
    { state: "superseded" },
    { state: "failed", ended_at: now },
    { state: "expired", ended_at: now },
    { ...paid, method: "au-pay", charge_amount: "5800", received_amount: "5800", fee: "174" },
    { ...paid, currency: "usd", charge_amount: "12.30", received_amount: "12.30", fee: "0.37" },
    {
      ...paid,
      paid_at: new Date(now.getTime() - 60 * DAY_MS),
      received_amount: "1700",
      refunded_amount: "700",
      buyer_name: "",
      buyer_email: "",
      erased_at: now,
    },
  ]);
  const row = await shop.haipay.ledger.collectOrders.find(partial);
  if (row) await raiseAttention(shop, row, "partial", { received_amount: "700", currency: "jpy" });
}

function rows(page: Page) {
  return page.getByRole("table", { name: /Payments|決済一覧/ }).locator("tbody tr");
}

async function expectFirst(page: Page, text: string): Promise<void> {
  await rows(page).first().filter({ hasText: text }).waitFor();
}

/** The cells of the list that reach beyond the frame of the table, sums and deadlines among them. */
async function cutOff(page: Page): Promise<string[]> {
  const table = page.getByRole("table", { name: /Payments|決済一覧/ });
  return table.evaluate((element) => {
    const frame = element.parentElement?.getBoundingClientRect().right ?? 0;
    const isCut = (cell: Element) => cell.getBoundingClientRect().right > frame + 1;
    return [...element.querySelectorAll("th, td")].filter(isCut).map((cell) => cell.textContent ?? "");
  });
}
