import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownNotices } from "../../../src/contract/notices-api";
import type { OfferedMethod } from "../../../src/contract/store-api";
import { recoverAccounts } from "../../../src/modules/haipay/account-recovery";
import { announcePending } from "../../../src/payment/announce";
import type { MethodId } from "../../../src/platform/catalogue";
import type { FaultKind } from "../../../src/sandbox/control-client";
import { Administrator } from "../../environment/administrator";
import { AnnouncedEvents } from "../../environment/announced-events";
import { describeShop } from "../../environment/haipay-shop";
import { choose, fillCart, payAndNotify, place, providerId, rowOf } from "../../environment/purchases";
import { readOrder } from "../../environment/order-books";

describeShop("An account that cannot take money", (shop) => {
  beforeEach(() => {
    process.env.HAIPAY_ALARM_AFTER = "3";
  });

  const db = () => shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const appId = () => shop.sandbox.accounts.jpy.appId;
  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    const notices = async () =>
      (await http.get<{ notices: ShownNotices }>("/admin/haipay/notices")).data.notices;
    return { http, notices };
  };
  const offered = async (): Promise<Map<MethodId, OfferedMethod>> => {
    const { cart } = await fillCart(shop);
    const { data } = await shop.http.get<{ payment_methods: { kinds: { methods: OfferedMethod[] }[] } }>(
      `/store/haipay/payment-methods?cart_id=${cart.id}`,
      { headers: { "x-publishable-api-key": shop.seeded.publishableKey } },
    );
    const methods = data.payment_methods.kinds.flatMap((kind) => kind.methods);
    return new Map(methods.map((method) => [method.method, method]));
  };
  const off = async () =>
    [...(await offered()).values()].filter(({ available }) => !available).map(({ method }) => method);
  /** A shopper who chooses and pays at once, and is told that it did not work. */
  const fail = async (method: MethodId = "konbini-lawson") => {
    const checkout = await choose(shop, { method });
    await expect(place(checkout)).rejects.toThrow();
    return checkout;
  };
  const makeDue = async () => {
    await db()("haipay_account_trouble").update({ next_ask_at: new Date(0) });
  };
  const recover = async () => {
    await makeDue();
    await recoverAccounts(shop.haipay);
  };

  const CAUSES: [cause: string, FaultKind][] = [
    ["answer_unverifiable", "bad_signature"],
    ["no_answer", "http_500"],
    ["answer_unreadable", "html"],
  ];
  it.each(CAUSES)(
    "by %s is told after three failures in a row, and its methods are off",
    async (cause, kind) => {
      const { notices } = await open();
      const events = new AnnouncedEvents(shop);
      try {
        await shop.control.fault({ endpoint: "apply", kind, times: 3 });
        await shop.control.fault({ endpoint: "query", kind, times: 20 });
        await fail();
        expect((await notices()).troubles).toEqual([]);
        expect(await off()).toEqual([]);
        await shop.control.clearFaults();
        await shop.control.fault({ endpoint: "apply", kind, times: 10 });
        await shop.control.fault({ endpoint: "query", kind, times: 20 });
        while ((await notices()).troubles.length === 0) await fail();

        expect((await notices()).troubles).toMatchObject([
          {
            account: `sandbox jpy ${appId()}`,
            currency: "jpy",
            method: null,
            cause,
            failing_since: expect.stringMatching(/^20/),
            last_error: expect.stringContaining("platform"),
          },
        ]);
        expect((await off()).sort()).toEqual([...(await offered()).keys()].sort());
        for (const method of (await offered()).values()) {
          expect(method.reason).toEqual({
            code: "not_available_now",
            en: "Currently not available. Nothing was charged. Please choose another payment method.",
            ja: "現在ご利用いただけません。請求は発生していません。別のお支払い方法をお選びください。",
          });
        }
        const calls = await shop.control.calls();
        const { cart, shopper } = await fillCart(shop);
        await expect(shopper.choosePayment(cart.id, providerId("merpay"))).rejects.toThrow(
          /not available at the moment\. Nothing was charged/,
        );
        expect(await shop.control.calls()).toEqual(calls);
        await announcePending(shop.container);
        expect(await events.only("haipay.attention.raised")).toMatchObject({
          reason: "account_unusable",
          account: `sandbox jpy ${appId()}`,
          collect_order_id: null,
          facts: { cause, currency: "jpy", app_id: appId(), method: null },
        });
      } finally {
        events.stop();
      }
    },
  );

  it("takes no money from shoppers who had chosen before, and counts the affected ones", async () => {
    const { notices } = await open();
    const before = await choose(shop);
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    const [trouble] = (await notices()).troubles;
    expect(trouble).toMatchObject({ cause: "answer_unverifiable", buyers_met_is_capped: false });
    expect(trouble?.buyers_met).toBeGreaterThanOrEqual(1);
    const calls = await shop.control.calls();
    await expect(place(before)).rejects.toThrow(/not available at the moment\. Nothing was charged/);
    expect((await shop.control.calls()).apply).toBe(calls.apply);
    expect((await rowOf(shop, before.session)).state).toBe("chosen");
  });

  it("comes back automatically as soon as HaiPay answers, and its attention is closed", async () => {
    const { notices, http } = await open();
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    await recover();
    expect((await notices()).troubles).toHaveLength(1);

    await shop.control.setForeignKeys(false);
    await recover();

    expect((await notices()).troubles).toEqual([]);
    expect(await off()).toEqual([]);
    const { data } = await http.get<{ attentions: object[] }>(
      "/admin/haipay/attentions?reason=account_unusable",
    );
    expect(data.attentions).toMatchObject([{ resolved: { by: { id: "system" } } }]);
    const checkout = await choose(shop);
    const orderId = await place(checkout);
    await payAndNotify(shop, (await rowOf(shop, checkout.session)).platform_order_id);
    expect((await readOrder(shop, orderId)).due).toBe("0");
  });

  it("is asked again by one instance at a time, and more and more rarely", async () => {
    const { notices } = await open();
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    await makeDue();
    const before = (await shop.control.calls()).account;
    await Promise.all([
      recoverAccounts(shop.haipay),
      recoverAccounts(shop.haipay),
      recoverAccounts(shop.haipay),
    ]);
    expect((await shop.control.calls()).account).toBe(before + 1);
    const waits: number[] = [];
    for (let turn = 0; turn < 6; turn++) {
      await recover();
      const [row] = await db()("haipay_account_trouble").select("next_ask_at");
      waits.push(Math.round((new Date(row.next_ask_at as string).getTime() - Date.now()) / 60_000));
    }
    expect(waits).toEqual([2, 4, 8, 15, 15, 15]);
  });

  it("lets the next shopper try if no request can show whether it works again", async () => {
    const { notices } = await open();
    await shop.control.setAccountQuery(false);
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    await recover();
    expect(await off()).toEqual([]);
    await fail();
    expect(await off()).not.toEqual([]);

    await recover();
    await shop.control.setForeignKeys(false);
    await place(await choose(shop));

    expect((await notices()).troubles).toEqual([]);
  });

  it("switches off only one method when HaiPay has no product for it", async () => {
    const { notices } = await open();
    await shop.control.setProducts({ missing: ["konbini-lawson"] });
    for (let buyer = 0; buyer < 3; buyer++) await fail();
    expect((await notices()).troubles).toMatchObject([
      {
        account: `sandbox jpy ${appId()} konbini-lawson`,
        method: { id: "konbini-lawson" },
        cause: "product_refused",
        buyers_met: 3,
      },
    ]);
    expect(await off()).toEqual(["konbini-lawson"]);
    // HaiPay says itself that the account has it not: nobody need try in vain.
    await recover();
    expect(await off()).toEqual(["konbini-lawson"]);

    await shop.control.setProducts({});
    await db()("haipay_account_report").update({ configuration_asked_at: new Date(0) });
    await recover();
    expect(await off()).toEqual([]);
    await place(await choose(shop));
    expect((await notices()).troubles).toEqual([]);
  });

  it("is no longer counted after another call succeeded, nor for a problem of a single order", async () => {
    const { notices } = await open();
    for (let round = 0; round < 4; round++) {
      await shop.control.fault({ endpoint: "apply", kind: "http_500" });
      await fail();
      await place(await choose(shop));
      await shop.control.fault({ endpoint: "apply", kind: "refuse", code: "7777", message: "risk control" });
      await fail();
    }
    expect((await notices()).troubles).toEqual([]);
    expect(await off()).toEqual([]);
  });

  it("is not considered refused because of a message that one shopper's data caused", async () => {
    const { notices } = await open();
    const words = { code: "7777", message: "the payer's account is abnormal" };
    for (let buyer = 0; buyer < 5; buyer++) {
      await shop.control.fault({ endpoint: "apply", kind: "refuse", ...words });
      await fail();
    }
    expect((await notices()).troubles).toEqual([]);
    // The same words about every order are the account's.
    await shop.control.fault({ endpoint: "apply", kind: "refuse", ...words, times: 20 });
    await shop.control.fault({ endpoint: "query", kind: "refuse", ...words, times: 60 });
    while ((await notices()).troubles.length === 0) await fail();
    expect((await notices()).troubles).toMatchObject([{ cause: "account_refused", method: null }]);
  });

  it("is reported again when the process that noticed it died first, but not when a person has closed it", async () => {
    const { notices, http } = await open();
    const attentions = async () =>
      (
        await http.get<{ attentions: { id: string }[] }>(
          "/admin/haipay/attentions?reason=account_unusable&resolved=false",
        )
      ).data.attentions;
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    await db()("haipay_attention").delete();
    await db()("haipay_account_trouble").update({ trial_from: new Date(0) });
    await fail();
    const [told] = await attentions();
    expect(told).toBeDefined();
    await http.post(`/admin/haipay/attentions/${told?.id}/resolve`, { note: "Asked HaiPay." });
    await db()("haipay_account_trouble").update({ trial_from: new Date(0) });
    await fail();
    expect(await attentions()).toEqual([]);
  });

  it("is no longer reported when the shop uses another one", async () => {
    const { notices } = await open();
    await shop.control.setForeignKeys(true);
    while ((await notices()).troubles.length === 0) await fail();
    process.env.HAIPAY_JPY_APP_ID = "4711";
    expect(await off()).toEqual([]);
    await recover();
    expect((await notices()).troubles).toEqual([]);
    process.env.HAIPAY_JPY_APP_ID = appId();
  });
});
