import type { Locator, Page } from "playwright-core";
import { attentionTexts } from "../../../src/modules/haipay/attention-texts";
import { ATTENTION_REASONS } from "../../../src/modules/haipay/ledger/attentions";
import { awaitPayment } from "../../environment/awaited-payments";
import { attentionsOf, openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { describeDashboard } from "../admin/dashboard";
import { attentionOn } from "./regions";
import { raiseAttention } from "../../environment/raise-attention";

/** On every page, with a list of what it is. */
function topbarButton(page: Page, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

/** All but the one that belongs to no order of the ledger. */
const REASONS = ATTENTION_REASONS.filter((reason) => reason !== "unknown_order");

describeDashboard("On an order's page a merchant is told what needs a person:", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("on top of the order, in the topbar and in the bell, until it is resolved with a note", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");

    const page = await dashboard.visit(`/orders/${orderId}`);
    const attention = attentionOn(page, "Underpaid");
    await attention.getByText("¥1,000 is missing; ¥700 has arrived. Ask the shopper for the rest.").waitFor();
    await page.getByText("Do not ship yet: the order is not paid").waitFor();
    // One banner: nothing beside it says the same once more, and no act stands twice.
    expect(await page.getByText("Awaiting payment: do not ship").count()).toBe(0);
    for (const name of ["Refresh from HaiPay", "Extend deadline", "Record a refund"]) {
      expect(await page.getByRole("button", { name }).count()).toBeLessThanOrEqual(1);
    }
    await attention.getByRole("button", { name: "Copy the text" }).first().click();
    const letter = attention.getByLabel("Text for the shopper");
    expect(await letter.inputValue()).toContain("¥1,000");
    expect(await letter.inputValue()).toContain("¥700");
    await topbarButton(page, "1 case needs attention").waitFor();
    await page.getByRole("img", { name: "1 case needs attention" }).waitFor();
    await dashboard.takeScreenshot("order-attention");
    await topbarButton(page, "1 case needs attention").click();
    await page.getByRole("menuitem", { name: /^Underpaid: ¥1,000\s*order #\d+$/ }).waitFor();
    await dashboard.takeScreenshot("topbar-menu");
    await page.keyboard.press("Escape");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("order-attention-narrow");
    await dashboard.useScreen("wide");

    await attention.getByRole("combobox", { name: "Assigned to" }).click();
    await page.getByRole("option", { name: "admin@example.com" }).click();
    await attention.getByRole("combobox").getByText("admin@example.com").waitFor();
    await attention.getByRole("button", { name: "Note for colleagues" }).click();
    const remark = page.getByRole("dialog", { name: "Note for colleagues" });
    await remark.getByLabel("Note").fill("She pays tomorrow.");
    await remark.getByRole("button", { name: "Save" }).click();
    await attention.getByText("She pays tomorrow.").waitFor();
    await dashboard.takeScreenshot("order-attention-shared");

    await attention.getByRole("button", { name: "Resolve" }).click();
    const dialog = page.getByRole("dialog", { name: /^Resolve: / });
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await dialog.getByText("Fill this in.").waitFor();
    await dialog.getByLabel(/^What did you do/).fill("The shopper pays the rest tomorrow.");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    // While it is open, the rest of the page is hidden from roles.
    await dialog.waitFor({ state: "hidden" });
    await attention.waitFor({ state: "hidden" });
    await topbarButton(page, "1 case needs attention").waitFor({ state: "hidden" });

    const [{ note, resolved_by }] = await attentionsOf(shop, platformOrderId);
    expect({ note, resolved_by }).toEqual({
      note: "The shopper pays the rest tomorrow.",
      resolved_by: expect.stringMatching(/^user_/),
    });

    await page.keyboard.press("Control+n");
    await page
      .getByRole("dialog")
      .getByText(/^Underpaid: ¥1,000/)
      .waitFor();
    await dashboard.takeScreenshot("bell");
  });

  it("every reason, with what happened and what to do", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop);
    const row = await rowOfOrderId(shop, platformOrderId);
    for (const reason of REASONS) {
      await raiseAttention(shop, row, reason, { currency: "jpy", received_amount: "700" } as object);
    }

    const page = await dashboard.visit(`/orders/${orderId}`);
    for (const reason of REASONS) {
      const { title, what_happened, what_to_do } = attentionTexts(reason, true).en;
      const attention = attentionOn(page, title);
      await attention.getByText(what_happened).waitFor();
      expect(await attention.locator("details li").allTextContents()).toEqual([...what_to_do]);
      await attention.getByRole("button", { name: "Resolve" }).waitFor();
    }
    await topbarButton(page, `${REASONS.length} cases need attention`).waitFor();

    for (const reason of REASONS) {
      const { title } = attentionTexts(reason, true).en;
      await attentionOn(page, title).getByRole("button", { name: "Resolve" }).click();
      const dialog = page.getByRole("dialog", { name: `Resolve: ${title}` });
      await dialog.getByLabel(/^What did you do/).fill(`Done: ${reason}`);
      await dialog.getByRole("button", { name: "Resolve" }).click();
      await dialog.waitFor({ state: "hidden" });
      await attentionOn(page, title).waitFor({ state: "hidden" });
    }
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });
});
