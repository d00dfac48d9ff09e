import type { MethodId } from "../../src/platform/catalogue";
import type { Language } from "../../src/platform/language";
import { awaitPayment } from "../environment/awaited-payments";
import type { HaipayShop } from "../environment/haipay-shop";
import { writeRows } from "../environment/ledger-rows";
import { leaveEachTestToThePage } from "../environment/page-settings";
import { buy, payAndNotify } from "../environment/purchases";
import { describeDashboard, type Dashboard } from "../browser/admin/dashboard";
import { attentionOn } from "../browser/admin-orders/regions";
import { describeDemoShop } from "../browser/describe-demo-shop";
import { takeReadmePicture } from "./readme-picture";

const DAY_MS = 86_400_000;
const SCREEN = { width: 1280, height: 860 };

describeDemoShop("In the README, a shopper", ({ visit: enter }) => {
  it.each(["en", "ja"] as const)("chooses a method at the checkout (%s)", async (language) => {
    const visit = await enter({ language });
    await visit.goToLastButton("sencha", "konbini-lawson");
    await visit.page.locator(".haipay-review").scrollIntoViewIfNeeded();
    await takeReadmePicture(visit.page, "checkout", language);
  });

  it.each(["en", "ja"] as const)("has the slip on a phone (%s)", async (language) => {
    const visit = await enter({ language, screen: "phone" });
    await visit.goToLastButton("sencha", "konbini-seven-eleven");
    await visit.lastButton().click();
    await visit.seePayment("waiting");
    await visit.page.locator(".haipay-slip").scrollIntoViewIfNeeded();
    await takeReadmePicture(visit.page, "slip", language);
  });
});

describeDashboard("In the README, a merchant", (dashboard, shop) => {
  it.each(["en", "ja"] as const)("sees the payments (%s)", async (language) => {
    await fillLedger(shop);
    await inLanguage(dashboard, language, async () => {
      const page = await dashboard.visit("/haipay");
      await page.setViewportSize({ ...SCREEN, height: 1060 });
      await page.getByRole("table").last().locator("tbody tr").first().waitFor();
      await page.getByText("¥5,800").first().waitFor();
      await takeReadmePicture(page, "payments", language);
    });
  });

  it.each(["en", "ja"] as const)("decides what needs a person (%s)", async (language) => {
    const { platformOrderId, orderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    await inLanguage(dashboard, language, async () => {
      const page = await dashboard.visit(`/orders/${orderId}`);
      await page.setViewportSize(SCREEN);
      const attention = attentionOn(page, language === "en" ? "Underpaid" : "入金不足");
      await attention.waitFor();
      await attention.evaluate((element) => {
        element.style.scrollMarginTop = "64px";
        element.scrollIntoView({ block: "start" });
      });
      await takeReadmePicture(page, "attention", language);
    });
  });
});

describeDashboard("In the README, a new merchant", (dashboard, shop) => {
  leaveEachTestToThePage(shop);

  it.each(["en", "ja"] as const)("sets the shop up (%s)", async (language) => {
    await inLanguage(dashboard, language, async () => {
      const page = await dashboard.visit("/haipay");
      await page.setViewportSize(SCREEN);
      await page.getByRole("button", { name: /Methods in each region|地域ごとの支払方法/ }).click();
      await page.getByRole("checkbox").first().waitFor();
      await takeReadmePicture(page, "set-up", language);
    });
  });
});

async function inLanguage(
  dashboard: Dashboard,
  language: Language,
  work: () => Promise<void>,
): Promise<void> {
  if (language === "ja") await dashboard.chooseLanguage("日本語");
  try {
    await work();
  } finally {
    if (language === "ja") await dashboard.chooseLanguage("English");
  }
}

/** A month of a tea shop, with a few orders of today on top. */
async function fillLedger(shop: HaipayShop): Promise<void> {
  const methods: MethodId[] = ["konbini-lawson", "konbini-seven-eleven", "au-pay", "gmo-aozora", "merpay"];
  const captured = Array.from({ length: 44 }, (_, number) => {
    const at = new Date(Date.now() - (number % 30) * DAY_MS - 3_600_000);
    const sum = String(1_200 + ((number * 7) % 11) * 460);
    return {
      state: "paid" as const,
      method: methods[(number * 3) % 5],
      charge_amount: sum,
      received_amount: sum,
      captured_payment_id: `pay_${number}`,
      created_at: at,
      paid_at: at,
      settled_at: at,
    };
  });
  const today = { created_at: new Date(Date.now() - 1_800_000) };
  await writeRows(shop, [
    ...captured,
    { ...today, method: "konbini-familymart", charge_amount: "5800", buyer_name: "佐藤 健" },
    {
      ...today,
      method: "konbini-ministop",
      charge_amount: "2400",
      buyer_name: "鈴木 葵",
      expires_at: new Date(Date.now() + DAY_MS / 3),
    },
  ]);
  await buy(shop, { method: "au-pay" });
  await awaitPayment(shop, { method: "konbini-lawson" });
  const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
  await payAndNotify(shop, platformOrderId, "700");
  await buy(shop, { method: "konbini-lawson" });
}
