import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";

const REMARK = "お客様は明日お支払いの予定です。";

describeShop("At the admin API colleagues share an attention:", (shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  async function raise() {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const [{ id }] = await attentionsOf(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);
    const { data } = await http.get<{ user: { id: string } }>("/admin/users/me");
    return { platformOrderId, path: `/admin/haipay/attentions/${id}`, http, user: data.user.id };
  }

  it("who takes care of it, and a note; each alone, and in the history without the note", async () => {
    const { platformOrderId, path, http, user } = await raise();

    await http.post(path, { assigned_to: user });
    const { status, data } = await http.post(path, { remark: REMARK });

    const by = { id: user, name: "admin@example.com" };
    expect(status).toBe(200);
    expect(data.attention).toMatchObject({ assigned_to: by, remark: { text: REMARK, by }, resolved: null });
    const shown = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);
    expect(shown.data.collect_order.attentions).toMatchObject([
      { assigned_to: by, remark: { text: REMARK } },
    ]);
    const history: unknown[] = shown.data.collect_order.history;
    expect(history.at(-1)).toMatchObject({ actor: by, payload: { act: "annotate_attention" } });
    expect(JSON.stringify(history)).not.toContain(REMARK);

    const cleared = await http.post(path, { assigned_to: null, remark: null });
    expect(cleared.data.attention).toMatchObject({ assigned_to: null, remark: null });
  });

  it("nobody who does not exist, and nothing once it is resolved", async () => {
    const { path, http } = await raise();

    const stranger = await http.post(path, { assigned_to: "user_nobody" });
    expect(stranger.status).toBe(400);
    expect(stranger.data).toMatchObject({ code: "id", field: "assigned_to" });
    expect((await http.post(path, { remark: "" })).status).toBe(400);

    await http.post(`${path}/resolve`, { note: "done" });
    const late = await http.post(path, { remark: REMARK });
    expect(late.status).toBe(409);
    expect(late.data).toMatchObject({ code: "resolved_already" });
  });
});
