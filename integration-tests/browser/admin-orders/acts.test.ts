import { awaitPayment } from "../../environment/awaited-payments";
import { rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { buy } from "../../environment/purchases";
import { describeDashboard } from "../admin/dashboard";
import { factOf, paymentsOn } from "./regions";

describeDashboard("On an order's page a merchant acts:", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("asks the platform now, and the order is paid", async () => {
    const { orderId = "", platformOrderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const page = await dashboard.visit(`/orders/${orderId}`);

    await paymentsOn(page, "en").getByRole("button", { name: "Refresh from HaiPay" }).click();

    await page.getByText("HaiPay has answered: Paid").waitFor();
    await page.getByText("Awaiting payment: do not ship").waitFor({ state: "hidden" });
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("extends the deadline, in Japan's clocks", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop);
    const page = await dashboard.visit(`/orders/${orderId}`);
    await paymentsOn(page, "en").getByRole("button", { name: "Extend deadline" }).click();
    const dialog = page.getByRole("dialog", { name: "Extend the deadline" });
    const deadline = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

    await dialog.getByLabel("New deadline (Japan time)").fill("2020-01-01T10:00");
    await dialog.getByRole("button", { name: "Extend" }).click();
    await dialog.getByText(/^Enter a time later than now, and by .+ Japan time \(in 60 days\)/).waitFor();
    await dashboard.takeScreenshot("deadline-refused");
    await dialog.getByLabel("New deadline (Japan time)").fill(`${deadline}T18:30`);
    await dialog.getByRole("button", { name: "Extend" }).click();
    await dialog.waitFor({ state: "hidden" });

    // The slip ends sooner than the shop would wait: a new one is issued with the deadline, unless that is not wanted.
    const old = await rowOfOrderId(shop, platformOrderId);
    expect(old.state).toBe("superseded");
    const [newest] = await shop.haipay.ledger.collectOrders.listBySession(old.payment_session_id as string);
    expect(newest).toMatchObject({ state: "open", expires_at: new Date(`${deadline}T09:30:00.000Z`) });
  });

  it("says a refusal in Japanese, at its field and without a word of English", async () => {
    const { orderId } = await awaitPayment(shop);
    await dashboard.chooseLanguage("日本語");
    const page = await dashboard.visit(`/orders/${orderId}`);
    await dashboard.useScreen("narrow");
    await paymentsOn(page, "ja").getByRole("button", { name: "期限を延長" }).click();
    const dialog = page.getByRole("dialog", { name: "支払期限の延長" });
    const field = dialog.getByLabel("新しい期限（日本時間）");
    await field.fill("2020-01-01T10:00");
    await dialog.getByRole("button", { name: "延長する" }).click();

    await dialog.getByText(/^現在より後で、.+ 日本時間（60日後）までの日時を入力してください。$/).waitFor();
    const complaint = dialog.getByRole("alert");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await complaint.innerText()).not.toMatch(/[a-z]{2,}/i);
    await dashboard.takeScreenshot("deadline-refused-ja-narrow");
    await field.fill("2020-01-02T10:00");
    await complaint.waitFor({ state: "hidden" });
    await dashboard.chooseLanguage("English");
  });

  it("reissues the slip, and the new one replaces it", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop);
    const page = await dashboard.visit(`/orders/${orderId}`);
    await paymentsOn(page, "en").getByRole("button", { name: "Reissue slip" }).click();

    await page.getByRole("alertdialog").getByRole("button", { name: "Reissue" }).click();
    await page.getByText("A new slip was issued.").waitFor();

    await paymentsOn(page, "en").getByText("Other payments for this order").waitFor();
    const { platform_order_no } = await rowOfOrderId(shop, platformOrderId);
    expect(await factOf(paymentsOn(page, "en"), "HaiPay order no.")).not.toBe(platform_order_no);
  });

  it("cannot cancel or refund by Medusa's own buttons, and is told why and what to do", async () => {
    const { orderId } = await buy(shop);
    const page = await dashboard.visit(`/orders/${orderId}`);
    await paymentsOn(page, "en").waitFor();
    const refused = await page.evaluate(async (id) => {
      const answer = await fetch(`/admin/orders/${id}/cancel`, { method: "POST" });
      return ((await answer.json()) as { message: string }).message;
    }, orderId);
    expect(refused).toContain("Payments (HaiPay)");
  });

  it("records a refund: a mistake is shown at its field, and a double click books once", async () => {
    const { orderId } = await buy(shop);
    const page = await dashboard.visit(`/orders/${orderId}`);
    await paymentsOn(page, "en").getByRole("button", { name: "Record a refund" }).click();
    const dialog = page.getByRole("dialog", { name: "Record a refund" });
    const amount = dialog.getByLabel("Sum paid back");
    expect(await amount.inputValue()).toBe("1700");

    await dialog.getByRole("button", { name: "Record refund" }).click();
    await dialog.getByText("Fill this in.").waitFor();
    await dialog.getByLabel("Reference").fill("T-1001");
    await amount.fill("¥1.5");
    await dialog.getByRole("button", { name: "Record refund" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Record refund" }).click();
    await dialog.getByText("¥1.5 cannot be paid out: JPY has no smaller coins.").waitFor();
    expect(await amount.getAttribute("aria-invalid")).toBe("true");
    await dashboard.takeScreenshot("refund-refused");

    await amount.fill("￥1,000");
    await dialog.getByRole("button", { name: "Record refund" }).click();
    await page.getByRole("alertdialog", { name: "Record a refund of ¥1,000?" }).waitFor();
    await dashboard.takeScreenshot("refund-confirm");
    await page.getByRole("alertdialog").getByRole("button", { name: "Record refund" }).dblclick();
    await dialog.waitFor({ state: "hidden" });

    expect(await factOf(paymentsOn(page, "en"), "Refunded")).toBe("¥1,000");
    expect(await factOf(paymentsOn(page, "en"), "Refund")).toMatch(/^¥1,000 · .+ · T-1001$/);
  });
});
