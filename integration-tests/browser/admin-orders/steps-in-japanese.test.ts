import { japanese } from "../../../src/admin/i18n/japanese";
import { attentionTexts } from "../../../src/modules/haipay/attention-texts";
import { awaitPayment } from "../../environment/awaited-payments";
import { rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { raiseAttention } from "../../environment/raise-attention";
import { passDeadline } from "../../environment/time-travel";
import { describeDashboard } from "../admin/dashboard";
import { attentionOn } from "./regions";
import { overflow } from "../overflow";

const { deadline, steps } = japanese.orders;

describeDashboard("On an order's page a merchant who reads Japanese", (dashboard, shop) => {
  beforeAll(() => dashboard.chooseLanguage("日本語"));
  beforeEach(async () => shop.control.setNotifications(false));

  it("copies the text that asks the shopper for the missing ¥700", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop, {
      method: "gmo-aozora",
      data: { locale: "ja" },
    });
    await payAndNotify(shop, platformOrderId, "1000");
    const page = await dashboard.visit(`/orders/${orderId}`);
    const attention = attentionOn(page, attentionTexts("partial", true).ja.title);
    const rest = steps.askForRest.text.replace("{{missing}}", "¥700").replace("{{received}}", "¥1,000");
    await attention.getByText(rest).waitFor();
    for (const screen of ["wide", "narrow"] as const) {
      await dashboard.useScreen(screen);
      await attention.getByRole("button", { name: steps.letter.copy }).first().click();
      const letter = attention.getByLabel(steps.letter.name);
      expect(await letter.getAttribute("lang")).toBe("ja");
      for (const sum of ["¥700", "¥1,000"]) expect(await letter.inputValue()).toContain(sum);
      expect(await overflow(page)).toBe(0);
      await letter.scrollIntoViewIfNeeded();
      await dashboard.takeScreenshot(`letter-ja-${screen}`);
    }
  });

  it("extends the deadline of a slip that has ended, and issues a new one with it", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop);
    await passDeadline(shop, platformOrderId, 0.5);
    const row = await rowOfOrderId(shop, platformOrderId);
    await raiseAttention(shop, row, "not_cancelled", { because: "refused" });
    const page = await dashboard.visit(`/orders/${orderId}`);
    const attention = attentionOn(page, attentionTexts("not_cancelled", true).ja.title);
    await attention.getByText(steps.extendAnew).waitFor();
    const drawer = page.getByRole("dialog", { name: deadline.title });
    for (const screen of ["narrow", "wide"] as const) {
      await page.keyboard.press("Escape");
      await drawer.waitFor({ state: "hidden" });
      await dashboard.useScreen(screen);
      await dashboard.takeScreenshot(`extend-anew-step-ja-${screen}`);
      await attention.getByRole("button", { name: deadline.button }).click();
      await drawer.getByRole("checkbox", { name: deadline.anew, checked: true }).waitFor();
      expect(await drawer.getByLabel(deadline.field).inputValue()).not.toBe("");
      const [label, hint] = await Promise.all(
        [deadline.anew, deadline.anewHint].map((text) => drawer.getByText(text).boundingBox()),
      );
      expect(hint!.y).toBeGreaterThanOrEqual(label!.y + label!.height);
      expect(await overflow(page)).toBe(0);
      await dashboard.takeScreenshot(`extend-anew-ja-${screen}`);
    }
    await drawer.getByRole("button", { name: deadline.submitAnew }).click();
    await drawer.waitFor({ state: "hidden" });
    await attention.waitFor({ state: "hidden" });

    expect((await rowOfOrderId(shop, platformOrderId)).state).toBe("superseded");
    const [newest] = await shop.haipay.ledger.collectOrders.listBySession(row.payment_session_id as string);
    expect(newest.state).toBe("open");
    expect((newest.expires_at as Date).getTime()).toBeGreaterThan(Date.now());
  });
});
