import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { buy, payAndNotify, place, providerId } from "../../environment/purchases";
import { readRefundBooks, refund } from "../../environment/recorded-refunds";
import { describeDashboard } from "../admin/dashboard";
import { attentionOn } from "./regions";

/** What only a person may decide about money, each with a second question before it is done. */
describeDashboard("On an order's page a merchant decides about money:", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("uses what came by an earlier page for the order, which costs a different sum", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    const session = await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
    const orderId = await place({ shopper, cart, session });
    const admin = await Administrator.logIn(shop);
    await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
    await payAndNotify(shop, platformOrderId);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["orphaned"]);
    await dashboard.chooseLanguage("日本語");
    await (
      await dashboard.visit(`/orders/${orderId}`)
    )
      .getByRole("button", { name: /に充当/ })
      .first()
      .click();
    await dashboard.page.getByRole("alertdialog").waitFor();
    await dashboard.takeScreenshot("use-for-order-ja");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("use-for-order-ja-narrow");
    await dashboard.chooseLanguage("English");

    const page = await dashboard.visit(`/orders/${orderId}`);
    await page
      .getByRole("button", { name: /^Use for order #\d+$/ })
      .first()
      .click();
    const question = page.getByRole("alertdialog", { name: /^Use ¥1,700 for order #\d+\?$/ });
    await question.getByText("although the order costs another sum").waitFor();
    await dashboard.takeScreenshot("use-for-order");
    await question.getByRole("button", { name: "Use the money" }).click();

    await page.getByText(/^¥1,700 was captured for order #\d+\.$/).waitFor();
    const rest = attentionOn(page, "The order's total changed while it was being paid");
    await rest.getByText("¥880 is missing; ¥1,700 has arrived. Ask the shopper for the rest.").waitFor();
    await dashboard.takeScreenshot("used-for-order");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("used-for-order-narrow");
    expect(await page.getByRole("button", { name: /^Use for order/ }).count()).toBe(0);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "880" });
  });

  it("records the surplus of an over-payment by one button, with the sum and the money filled in", async () => {
    const { orderId = "", platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "2000");
    await dashboard.chooseLanguage("日本語");
    await (
      await dashboard.visit(`/orders/${orderId}`)
    )
      .getByRole("button", { name: "¥300の返金を記録" })
      .click();
    await dashboard.page.getByRole("dialog").waitFor();
    await dashboard.takeScreenshot("refund-surplus-ja");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("refund-surplus-ja-narrow");
    await dashboard.chooseLanguage("English");

    const page = await dashboard.visit(`/orders/${orderId}`);
    expect(await page.getByRole("button", { name: "Record a refund" }).count()).toBe(0);
    await page.getByRole("button", { name: "Record the ¥300 paid back" }).click();
    const dialog = page.getByRole("dialog", { name: "Record a refund" });
    expect(await dialog.getByRole("radio").count()).toBe(0);
    expect(await dialog.getByLabel("Sum paid back").inputValue()).toBe("300");
    await dashboard.takeScreenshot("refund-surplus");
    await dialog.getByLabel("Reference").fill("surplus 1");
    await dialog.getByRole("button", { name: "Record refund" }).click();
    const question = page.getByRole("alertdialog", { name: "Record a refund of ¥300?" });
    await question.getByText("The order's books stay as they are").waitFor();
    await question.getByRole("button", { name: "Record refund" }).click();
    await page.getByText("The refund is recorded.").waitFor();

    expect(await readRefundBooks(shop, orderId)).toMatchObject({ due: "0", refunds: [] });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("cancels an order that was paid in part, and gives back what came", async () => {
    const { orderId = "", platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    await dashboard.chooseLanguage("日本語");
    await (await dashboard.visit(`/orders/${orderId}`)).getByText("発送しないでください").first().waitFor();
    await dashboard.takeScreenshot("partial-ja");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("partial-ja-narrow");
    await dashboard.chooseLanguage("English");
    const page = await dashboard.visit(`/orders/${orderId}`);
    await dashboard.takeScreenshot("partial");
    await page.getByRole("button", { name: /^Cancel order #\d+$/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the order" }).click();
    await page.getByText(/^Order #\d+ is cancelled\.$/).waitFor();
    await page.getByText("Do not ship yet: the order is not paid").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Record the ¥700 paid back" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Record a refund" });
    await dialog.getByLabel("Reference").fill("part 1");
    await dialog.getByRole("button", { name: "Record refund" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Record refund" }).click();
    await page.getByText("The refund is recorded.").waitFor();
    await dashboard.takeScreenshot("partial-given-back");
  });

  it("reverses a refund that was recorded by mistake, with the reason", async () => {
    const { orderId, row } = await buy(shop);
    await refund(shop, row.platform_order_id, "1700", { reference: "T-2002" });
    const address = `/haipay?id=${row.id}`;
    await dashboard.chooseLanguage("日本語");
    await openCorrection(address, "訂正");
    await dashboard.takeScreenshot("correct-refund-ja");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("correct-refund-ja-narrow");
    await dashboard.chooseLanguage("English");

    const form = await openCorrection(address, "Correct");
    const { page } = dashboard;
    await form.getByRole("button", { name: "Correct refund" }).click();
    await form.getByText("Fill this in.").waitFor();
    await form.getByLabel("Reason").fill("It was paid back for another order.");
    await form.getByText("Fill this in.").waitFor({ state: "hidden" });
    await dashboard.takeScreenshot("correct-refund");
    await form.getByRole("button", { name: "Correct refund" }).click();
    const question = page.getByRole("alertdialog", { name: "Take the refund of ¥1,700 back?" });
    await dashboard.takeScreenshot("correct-refund-confirm");
    await question.getByRole("button", { name: "Correct refund" }).dblclick();
    await page.getByText("The refund is corrected.").waitFor();

    const drawer = page.getByRole("dialog");
    await drawer.getByText(/^Correction: ¥1,700 of .+ was not paid back, reference T-2002$/).waitFor();
    await drawer.getByText("It was paid back for another order.").first().waitFor();
    await dashboard.takeScreenshot("corrected-refund");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("corrected-refund-narrow");
    expect(await drawer.getByRole("button", { name: "Correct", exact: true }).count()).toBe(0);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      due: "0",
      transactions: expect.anything(),
    });
    expect((await rowOfOrderId(shop, row.platform_order_id)).refunded_amount).toBe("0");
  });

  async function openCorrection(address: string, button: string) {
    const page = await dashboard.visit(address);
    await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
    return page.getByRole("dialog").filter({ has: page.getByRole("textbox") });
  }
});
