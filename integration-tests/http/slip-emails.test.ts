import path from "node:path";
import { Modules } from "@medusajs/framework/utils";
import type { PaymentAnnouncement } from "../../src/contract/events";
import { announcePending } from "../../src/payment/announce";
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
  "With HAIPAY_SLIP_EMAILS on and an e-mail provider",
  (shop) => {
    let events: AnnouncedEvents;

    beforeEach(() => {
      shop.haipay.settings.options.slipEmails = "on";
      Object.assign(sentMails(), { sent: [], failures: 0 });
      events = new AnnouncedEvents(shop);
    });

    afterEach(() => events.stop());

    async function onlyMail() {
      await eventually(async () => expect(sentMails().sent).toHaveLength(1));
      return sentMails().sent[0];
    }

    async function repeat(
      name: "haipay.payment.awaiting" | "haipay.payment.reminder",
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

      const { pay_url, expires_at } = await rowOf(shop, session);
      const { display_id } = await readOrder(shop, orderId as string);
      expect(mail).toMatchObject({
        to: "order@example.com",
        channel: "email",
        template: "haipay-slip",
        data: {
          language: "ja",
          is_reminder: false,
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
        content: { subject: `ご注文番号#${display_id}：お支払いのご案内（ローソン）` },
      });
      const { text, html } = mail.content as { text: string; html: string };
      for (const body of [text, html]) {
        for (const fact of ["¥1,700", "23:59（日本時間）", "ローソン", "Loppi"]) expect(body).toContain(fact);
        expect(body).toContain(pay_url);
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
      expect(content?.subject).toMatch(/^How to pay for order #\d+ \(GMO Aozora Net Bank\)$/);
      expect(content?.text).toContain(`Sum to pay: US$${charge_amount}`);
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
        .listNotifications({ idempotency_key: event.announcement_id } as object);
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
        data: { is_reminder: true, method_name: "7-Eleven" },
        content: { subject: expect.stringMatching(/^Reminder: order #\d+ is still to be paid/) as string },
      });
    });

    it("no mail for an e-wallet, and none when the money came before the event did", async () => {
      await choose(shop, { method: "merpay" });
      await announcePending(shop.container);
      await events.only("haipay.payment.awaiting");
      shop.haipay.settings.options.slipEmails = "off";
      const { platformOrderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      await eventually(async () => expect(events.of("haipay.payment.awaiting")).toHaveLength(2));
      await payAndNotify(shop, platformOrderId);
      await aMoment();
      shop.haipay.settings.options.slipEmails = "on";

      await repeat("haipay.payment.awaiting", events.of("haipay.payment.awaiting")[1]);

      expect(sentMails().sent).toEqual([]);
    });

    it("no mail at all while the setting is off, which it is by default", async () => {
      shop.haipay.settings.options.slipEmails = "off";
      await awaitPayment(shop, { method: "konbini-lawson" });
      await events.only("haipay.payment.awaiting");
      await aMoment();

      expect(sentMails().sent).toEqual([]);
    });
  },
  { EMAIL_PROVIDER },
);
