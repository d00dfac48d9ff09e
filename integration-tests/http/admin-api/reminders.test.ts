import path from "node:path";
import { Modules } from "@medusajs/framework/utils";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { sentMails } from "../../environment/captured-mails/sent-mails";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { payAndNotify, rowOf } from "../../environment/purchases";
import { untilFollowed } from "../../environment/listen";

const EMAIL_PROVIDER = path.resolve(__dirname, "../../environment/captured-mails");

describeShop(
  "Reminders by a person:",
  (shop) => {
    beforeEach(() => void Object.assign(sentMails(), { sent: [], failures: 0 }));

    async function awaitSlip() {
      const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
      await untilFollowed(shop, awaited);
      // What an earlier test was paid may be mailed as late as now.
      const slips = () => sentMails().sent.filter(({ template }) => template === "haipay-slip");
      await eventually(async () => expect(slips()).toHaveLength(1));
      sentMails().sent.length = 0;
      return awaited;
    }

    it("one mail, an entry in the history, and none again within a day", async () => {
      const { platformOrderId } = await awaitSlip();
      const { http } = await Administrator.logIn(shop);
      const address = `/admin/haipay/collect-orders/${platformOrderId}/remind`;

      const [one, other] = await Promise.all([http.post(address, {}), http.post(address, {})]);

      await eventually(async () => expect(sentMails().sent).toMatchObject([{ template: "haipay-reminder" }]));
      expect([one.status, other.status].sort()).toEqual([200, 400]);
      const { data } = one.status === 200 ? one : other;
      expect(data.collect_order.can).toMatchObject({ remind: false });
      expect(JSON.stringify(data.collect_order.history)).toContain('"act":"remind"');
      const again = await http.post(address, {});
      expect(again).toMatchObject({ status: 400, data: { code: "reminded_lately" } });
      expect(sentMails().sent).toHaveLength(1);
    });

    it("of several at once, from two windows of two people: one mail for each, and each refusal says why", async () => {
      const { http } = await Administrator.logIn(shop);
      const { http: colleague } = await Administrator.logInAnother(shop);
      const slips = [await awaitSlip(), await awaitSlip(), await awaitSlip()];
      await shop.control.pay(slips[2].platformOrderId, { notify: false });
      const remindAll = async (by: typeof http) => {
        const codes: string[] = [];
        for (const { platformOrderId } of slips) {
          const { status, data } = await by.post(
            `/admin/haipay/collect-orders/${platformOrderId}/remind`,
            {},
          );
          codes.push(status === 200 ? "reminded" : data.code);
        }
        return codes;
      };

      const windows = await Promise.all([http, http, colleague, colleague].map(remindAll));

      const [first, second, paid] = slips.map((_, slip) => windows.map((codes) => codes[slip]).sort());
      const once = ["reminded", "reminded_lately", "reminded_lately", "reminded_lately"];
      expect(first).toEqual(once);
      expect(second).toEqual(once);
      expect(paid.filter((code) => code !== "paid_already")).toEqual(["money_just_came"]);
      const reminders = () => sentMails().sent.filter(({ template }) => template === "haipay-reminder");
      await eventually(async () => expect(reminders()).toHaveLength(2));
      expect(new Set(reminders().map(({ data }) => JSON.stringify(data))).size).toBe(2);
    });

    it("not when it was paid, not even before our ledger knows", async () => {
      const { http } = await Administrator.logIn(shop);
      const remind = (id: string) => http.post(`/admin/haipay/collect-orders/${id}/remind`, {});
      const paid = await awaitSlip();
      await shop.control.pay(paid.platformOrderId, { notify: false });

      expect(await remind(paid.platformOrderId)).toMatchObject({ data: { code: "money_just_came" } });
      expect(await remind(paid.platformOrderId)).toMatchObject({ data: { code: "paid_already" } });
      expect(sentMails().sent.filter(({ template }) => template === "haipay-reminder")).toEqual([]);
    });

    it("not for an order without an address, nor after the deadline, nor for what a person has paid by another slip", async () => {
      const { http } = await Administrator.logIn(shop);
      const { platformOrderId, session, orderId } = await awaitSlip();
      const remind = () => http.post(`/admin/haipay/collect-orders/${platformOrderId}/remind`, {});
      const orders = shop.container.resolve(Modules.ORDER);
      await orders.updateOrders(orderId as string, { email: null } as never);
      expect(await remind()).toMatchObject({ status: 400, data: { code: "no_address" } });
      await orders.updateOrders(orderId as string, { email: "a@example.com" });
      const row = await rowOf(shop, session);
      await shop.haipay.ledger.collectOrders.update(row.id, { expires_at: new Date(Date.now() - 60_000) });
      expect(await remind()).toMatchObject({ status: 400, data: { code: "deadline_passed" } });
      await payAndNotify(shop, platformOrderId);
      expect(await remind()).toMatchObject({ status: 400, data: { code: "paid_already" } });
    });

    it("a trial is sent to the user who asks, in the language that they chose, and to nobody else", async () => {
      const { http } = await Administrator.logIn(shop);

      const { data } = await http.post("/admin/haipay/mails/trial", { kind: "paid", language: "ja" });

      expect(data).toEqual({ sent_to: "admin@example.com" });
      expect(sentMails().sent).toMatchObject([{ to: "admin@example.com", template: "haipay-paid" }]);
      expect(sentMails().sent[0].content?.subject).toMatch(/^【プレビュー】【/);
      const elsewhere = { kind: "paid", language: "ja", to: "b@example.com" };
      expect(await http.post("/admin/haipay/mails/trial", elsewhere)).toMatchObject({ status: 400 });
      sentMails().failures = 1;
      const failed = await http.post("/admin/haipay/mails/trial", { kind: "slip", language: "en" });
      expect(failed).toMatchObject({ status: 400, data: { code: "mail_not_taken" } });
    });

    it("what can be sent is said, and shown", async () => {
      const { http } = await Administrator.logIn(shop);

      const { data } = await http.get("/admin/haipay/mails");
      const preview = await http.get("/admin/haipay/mails/preview?kind=slip&language=en&method=gmo-aozora");

      expect(data.mails).toMatchObject({ can_send: true, switched_on: true, to: "admin@example.com" });
      expect(preview.data.mail).toMatchObject({ template: "haipay-slip" });
      expect(preview.data.mail.html).toContain("Account number");
    });
  },
  { EMAIL_PROVIDER },
);
