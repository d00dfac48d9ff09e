import type { Locator, Page } from "playwright-core";
import { attentionTexts } from "../../../src/modules/haipay/attention-texts";
import { ATTENTION_REASONS } from "../../../src/modules/haipay/ledger/attentions";
import { awaitPayment } from "../../environment/awaited-payments";
import { attentionsOf, openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { describeDashboard } from "../admin/dashboard";
import { attentionOn } from "./regions";
import { raiseAttention } from "../../environment/raise-attention";

/** On every page; the entry in the navigation has the same words, and its own name behind them. */
function topbarLink(page: Page, name: string): Locator {
  return page.getByRole("link", { name, exact: true });
}

/** All but the one that belongs to no order of the ledger. */
const REASONS = ATTENTION_REASONS.filter((reason) => reason !== "unknown_order");

describeDashboard("On an order's page a merchant is told what needs a person:", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("on top of the order, in the topbar and in the bell, until it is resolved with a note", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");

    const page = await dashboard.visit(`/orders/${orderId}`);
    const attention = attentionOn(page, "Only a part of the sum came");
    await attention.getByText("¥700").waitFor();
    await attention.getByText("Do not ship.").waitFor();
    await topbarLink(page, "1 payment needs attention").waitFor();
    await page.getByRole("img", { name: "1 payment needs attention" }).waitFor();
    await dashboard.takeScreenshot("order-attention");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("order-attention-narrow");
    await dashboard.useScreen("wide");

    await attention.getByRole("button", { name: "Resolve" }).click();
    const dialog = page.getByRole("dialog", { name: /^Resolve: / });
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await dialog.getByText("Fill this in.").waitFor();
    await dialog.getByLabel("What did you do?").fill("The shopper pays the rest tomorrow.");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    // While it is open, the rest of the page is hidden from roles.
    await dialog.waitFor({ state: "hidden" });
    await attention.waitFor({ state: "hidden" });
    await topbarLink(page, "1 payment needs attention").waitFor({ state: "hidden" });

    const [{ note, resolved_by }] = await attentionsOf(shop, platformOrderId);
    expect({ note, resolved_by }).toEqual({
      note: "The shopper pays the rest tomorrow.",
      resolved_by: expect.stringMatching(/^user_/),
    });

    await page.keyboard.press("Control+n");
    await page
      .getByRole("dialog")
      .getByText(/^Only a part of the sum came/)
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
      expect(await attention.getByRole("listitem").allInnerTexts()).toEqual([...what_to_do]);
      await attention.getByRole("button", { name: "Resolve" }).waitFor();
    }
    await topbarLink(page, `${REASONS.length} payments need attention`).waitFor();

    for (const reason of REASONS) {
      const { title } = attentionTexts(reason, true).en;
      await attentionOn(page, title).getByRole("button", { name: "Resolve" }).click();
      const dialog = page.getByRole("dialog", { name: `Resolve: ${title}` });
      await dialog.getByLabel("What did you do?").fill(`Done: ${reason}`);
      await dialog.getByRole("button", { name: "Resolve" }).click();
      await dialog.waitFor({ state: "hidden" });
      await attentionOn(page, title).waitFor({ state: "hidden" });
    }
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });
});
