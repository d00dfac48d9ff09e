import path from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentAnnouncement } from "../../src/contract/events";
import { announcePending } from "../../src/payment/announce";
import { sendMail } from "../../src/payment/mails/send-mail";
import { writeMailWorkflow } from "../../src/payment/mails/shops-template";
import { AnnouncedEvents } from "../environment/announced-events";
import { awaitPayment } from "../environment/awaited-payments";
import { sentMails } from "../environment/captured-mails/sent-mails";
import { eventually } from "../environment/eventually";
import { describeShop } from "../environment/haipay-shop";
import { readOrder } from "../environment/order-books";
import { choose, payAndNotify, place, rowOf } from "../environment/purchases";
import { aMoment, untilFollowed } from "../environment/listen";

const EMAIL_PROVIDER = path.resolve(__dirname, "../environment/captured-mails");

describeShop(
  "With an e-mail provider",
  (shop) => {
    let events: AnnouncedEvents;

    beforeEach(() => {
      Object.assign(sentMails(), { sent: [], failures: 0 });
      events = new AnnouncedEvents(shop);
    });

    afterEach(() => events.stop());

    async function onlyMail() {
      await eventually(async () => expect(sentMails().sent).toHaveLength(1));
      return sentMails().sent[0];
    }

    async function repeat(
      name: "haipay.payment.awaiting" | "haipay.payment.reminder" | "haipay.payment.paid",
      data: PaymentAnnouncement,
    ) {
      await shop.container.resolve(Modules.EVENT_BUS).emit({ name, data });
      await aMoment();
    }

    it("the slip goes to the address of the order when it is placed, in Japanese", async () => {
      const { session, orderId } = await awaitPayment(shop, {
        method: "konbini-lawson",
        email: "order@example.com",
        data: { locale: "ja-JP", email: "buyer@example.com" },
      });

      const mail = await onlyMail();

      const { pay_url, expires_at, payment_token } = await rowOf(shop, session);
      const { display_id } = await readOrder(shop, orderId as string);
      expect(mail).toMatchObject({
        to: "order@example.com",
        channel: "email",
        template: "haipay-slip",
        data: {
          language: "ja",
          kind: "slip",
          is_test: true,
          goods: [expect.objectContaining({ quantity: 1 })],
          medusa_order_id: orderId,
          order_number: `#${display_id}`,
          method: "konbini-lawson",
          method_name: "ローソン",
          amount: "1700",
          currency_code: "jpy",
          sum_text: "¥1,700",
          expires_at: expires_at?.toISOString(),
          pay_url,
        },
        content: {
          subject: expect.stringContaining(
            `ご注文番号#${display_id}：お支払いのご案内（ローソン）`,
          ) as string,
        },
      });
      const { text, html } = mail.content as { text: string; html: string };
      for (const body of [text, html]) {
        for (const fact of ["¥1,700", "23:59（日本時間）", "ローソン", "Loppi"]) expect(body).toContain(fact);
        expect(body).toContain(pay_url);
        expect(body).toContain(`payment_token=${payment_token}`);
        expect(body).not.toContain("buyer@example.com");
      }
    });

    it("a cart in Japanese makes an order whose mail is Japanese, whatever the choice said", async () => {
      const checkout = await choose(shop, { method: "konbini-familymart", data: { locale: "en" } });
      await shop.container.resolve(Modules.CART).updateCarts(checkout.cart.id, { locale: "ja" });
      await place(checkout);

      expect((await onlyMail()).data).toMatchObject({ language: "ja", method_name: "ファミリーマート" });
    });

    it("the account for a transfer goes out in English otherwise, in dollars", async () => {
      const { session } = await awaitPayment(shop, { method: "gmo-aozora", currency: "usd" });

      const { content } = await onlyMail();

      const { bank_no, charge_amount } = await rowOf(shop, session);
      expect(content?.subject).toMatch(/: how to pay for order #\d+ \(GMO Aozora Net Bank\)$/);
      expect(content?.text).toContain(`Amount due: US$${charge_amount}`);
      expect(content?.text).toContain(`Account number: ${bank_no}`);
      expect(content?.text).toMatch(/Pay by: .+ \(Japan time\)/);
    });

    it("one mail for an event that comes again", async () => {
      await awaitPayment(shop, { method: "konbini-lawson" });
      await onlyMail();
      const event = await events.only("haipay.payment.awaiting");

      await repeat("haipay.payment.awaiting", event);
      await repeat("haipay.payment.awaiting", event);

      expect(sentMails().sent).toHaveLength(1);
      const stored = await shop.container
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ resource_id: event.medusa_order_id as string });
      expect(stored).toMatchObject([{ status: "success", template: "haipay-slip" }]);
    });

    it("a mail that the provider could not send goes out once when the event comes again, and twice at once", async () => {
      sentMails().failures = 1;
      await awaitPayment(shop, { method: "konbini-lawson" });
      const event = await events.only("haipay.payment.awaiting");
      await eventually(async () => expect(sentMails().failures).toBe(0));
      await aMoment();
      expect(sentMails().sent).toEqual([]);

      await Promise.all([1, 2].map(() => repeat("haipay.payment.awaiting", event)));
      await onlyMail();
      await repeat("haipay.payment.awaiting", event);

      expect(sentMails().sent).toHaveLength(1);
    });

    it("the reminder follows, with a template of its own", async () => {
      const awaited = await awaitPayment(shop, { method: "konbini-seven-eleven" });
      await untilFollowed(shop, awaited);
      await onlyMail();
      sentMails().sent.length = 0;
      await shop.haipay.ledger.collectOrders.remind(await rowOf(shop, awaited.session));

      await announcePending(shop.container);

      expect(await onlyMail()).toMatchObject({
        template: "haipay-reminder",
        data: { kind: "reminder", method_name: "7-Eleven" },
        content: { subject: expect.stringMatching(/: order #\d+ is still to be paid$/) as string },
      });
    });

    it("no slip is sent of an e-wallet, and none when the money came before the event did", async () => {
      await choose(shop, { method: "merpay" });
      await announcePending(shop.container);
      await events.only("haipay.payment.awaiting");
      shop.haipay.settings.options.slipEmails = "off";
      const { platformOrderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      await eventually(async () => expect(events.of("haipay.payment.awaiting")).toHaveLength(2));
      await payAndNotify(shop, platformOrderId);
      await eventually(async () => expect(events.of("haipay.payment.paid")).toHaveLength(1));
      await aMoment();
      shop.haipay.settings.options.slipEmails = "on";

      await repeat("haipay.payment.awaiting", events.of("haipay.payment.awaiting")[1]);

      expect(sentMails().sent).toEqual([]);
    });

    it("the money is confirmed, once however often the event comes and under whatever id", async () => {
      const { platformOrderId } = await awaitPayment(shop, {
        method: "konbini-lawson",
        data: { locale: "ja" },
      });
      await onlyMail();
      sentMails().sent.length = 0;
      await payAndNotify(shop, platformOrderId);
      const event = await events.only("haipay.payment.paid");

      const mail = await onlyMail();
      await repeat("haipay.payment.paid", event);
      await repeat("haipay.payment.paid", { ...event, announcement_id: "hpan_another" });

      expect(mail).toMatchObject({
        template: "haipay-paid",
        data: { kind: "paid", received_text: "¥1,700" },
      });
      expect(mail.content?.text).toContain("¥1,700のお支払いを確認いたしました。");
      expect(mail.content?.text).not.toContain("期限");
      expect(sentMails().sent).toHaveLength(1);
    });

    it("nobody is told to pay, nor that their money is there, once the order was cancelled", async () => {
      const { session, orderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      await onlyMail();
      const event = await events.only("haipay.payment.awaiting");
      sentMails().sent.length = 0;
      await cancelOrderWorkflow(shop.container).run({ input: { order_id: orderId as string } });
      await aMoment();
      const { id: collectOrderId } = await rowOf(shop, session);

      for (const kind of ["slip", "reminder", "paid", "expired"] as const) {
        await sendMail(shop.container, kind, { collectOrderId, orderId: event.medusa_order_id });
      }

      expect(sentMails().sent).toEqual([]);
    });

    it("a deadline that passed is told once, with what became of the order", async () => {
      const { session, orderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      await onlyMail();
      sentMails().sent.length = 0;
      const row = await rowOf(shop, session);
      await shop.haipay.ledger.collectOrders.transition(row, "expired", { ended_at: new Date() });
      const of = { collectOrderId: row.id, orderId: orderId as string };

      await Promise.all([1, 2, 3].map(() => sendMail(shop.container, "expired", of)));

      expect(sentMails().sent).toMatchObject([
        { template: "haipay-expired", data: { order_cancelled: false, pay_url: null } },
      ]);
      expect(sentMails().sent[0].content?.text).toContain("do not pay with the earlier instructions");
    });

    it("what a process was sending when it died is not sent again", async () => {
      const { session, orderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      await onlyMail();
      sentMails().sent.length = 0;
      const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await db("notification").where({ resource_id: orderId }).update({ status: "pending" });
      const { id: collectOrderId } = await rowOf(shop, session);

      await sendMail(shop.container, "slip", { collectOrderId, orderId: orderId as string });

      expect(sentMails().sent).toEqual([]);
    });

    it("a mail that the provider refuses leaves nothing of the buyer in the log or in the error", async () => {
      sentMails().failures = 2;
      const warn = jest.spyOn(shop.haipay.logger, "warn");
      const { session, orderId } = await awaitPayment(shop, {
        method: "konbini-lawson",
        email: "secret-buyer@example.com",
      });
      await eventually(async () => expect(sentMails().failures).toBe(1));
      const { id: collectOrderId } = await rowOf(shop, session);

      const failing = sendMail(shop.container, "slip", { collectOrderId, orderId: orderId as string });

      await expect(failing).rejects.toThrow("did not take haipay-slip");
      await expect(failing).rejects.not.toThrow("secret-buyer");
      expect(JSON.stringify(warn.mock.calls)).not.toContain("secret-buyer");
    });

    it("a shop's own words take the place of ours, and a template that fails does not keep the mail back", async () => {
      let fails = false;
      writeMailWorkflow.hooks.mailWritten(async ({ data }) => {
        if (fails) throw new Error("buyer data");
        return new StepResponse(
          data.shop_contact === "own words" ? { subject: `Own\nwords ${data.order_number}`, html: "" } : {},
        );
      });
      shop.haipay.settings.options.shopContact = "own words";
      await awaitPayment(shop, { method: "konbini-lawson" });
      const { content } = await onlyMail();
      expect(content?.subject).toMatch(/^Own words #\d+$/);
      expect(content?.html).toContain("<!doctype html>");

      fails = true;
      sentMails().sent.length = 0;
      const warn = jest.spyOn(shop.haipay.logger, "warn");
      await awaitPayment(shop, { method: "konbini-lawson" });
      expect((await onlyMail()).content?.subject).toContain("how to pay for order");
      expect(JSON.stringify(warn.mock.calls)).not.toContain("buyer data");
      fails = false;
    });

    it("no mail at all while the setting is off", async () => {
      shop.haipay.settings.options.slipEmails = "off";
      await awaitPayment(shop, { method: "konbini-lawson" });
      await events.only("haipay.payment.awaiting");
      await aMoment();

      expect(sentMails().sent).toEqual([]);
    });
  },
  { EMAIL_PROVIDER },
);
