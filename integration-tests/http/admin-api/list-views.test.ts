import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";

const VIEWS = "/admin/haipay/list-views";
const UNPAID = { state: "open", method: "konbini-lawson,konbini-ministop", created: "this_week" };

describeShop("Views of the list of payments:", (shop) => {
  it("are kept, chosen, replaced under the same name, renamed and deleted", async () => {
    const { http } = await Administrator.logIn(shop);
    expect((await http.get(VIEWS)).data).toEqual({ list_views: [] });

    const kept = await http.post(VIEWS, { name: " Unpaid konbini this week ", query: UNPAID });
    const { id } = kept.data.list_view;
    expect(kept.data.list_view).toEqual({ id, name: "Unpaid konbini this week", query: UNPAID });
    const both = await Promise.all(
      [1, 2].map(() => http.post(VIEWS, { name: "Paid", query: { state: "paid" } })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await http.post(VIEWS, { name: "Paid", query: { state: "paid", order: "-amount" } });

    const { data } = await http.get(VIEWS);
    expect(data.list_views).toHaveLength(2);
    expect(data.list_views[1]).toMatchObject({ name: "Paid", query: { state: "paid", order: "-amount" } });
    const renamed = await http.post(`${VIEWS}/${id}`, { name: "今週のコンビニ未入金" });
    expect(renamed.data.list_view).toEqual({ id, name: "今週のコンビニ未入金", query: UNPAID });
    expect(await http.post(`${VIEWS}/${id}`, { name: "Paid" })).toMatchObject({
      status: 400,
      data: { code: "view_name_taken", field: "name" },
    });
    for (const _time of [1, 2]) {
      expect((await http.delete(`${VIEWS}/${id}`)).data).toEqual({ id, deleted: true });
    }
    expect(await http.post(`${VIEWS}/${id}`, { name: "Again" })).toMatchObject({
      status: 404,
      data: { code: "no_such_view" },
    });
    expect((await http.get(VIEWS)).data.list_views).toMatchObject([{ name: "Paid" }]);
  });

  it("belong to one administrator alone", async () => {
    const { http } = await Administrator.logIn(shop);
    const { http: colleague } = await Administrator.logInAnother(shop);
    const { data } = await http.post(VIEWS, { name: "Mine", query: UNPAID });
    const { id } = data.list_view;

    expect((await colleague.get(VIEWS)).data).toEqual({ list_views: [] });
    expect((await colleague.post(`${VIEWS}/${id}`, { name: "Theirs" })).status).toBe(404);
    await colleague.delete(`${VIEWS}/${id}`);
    expect((await http.get(VIEWS)).data.list_views).toMatchObject([{ name: "Mine" }]);
  });

  it.each([
    [{ name: "", query: {} }, "text_needed"],
    [{ name: "x".repeat(41), query: {} }, "text_needed"],
    [{ name: "A person", query: { q: "山田" } }, "unknown_field"],
    [{ name: "Wrong", query: { state: "lost" } }, "some_of"],
    [{ name: "Wrong", query: { created: "next_week" } }, "one_of"],
    [{ name: "Wrong", query: { created: "today", created_from: "2026-11-01" } }, "days_twice"],
    [{ name: "Wrong", query: { paid_from: "2026-11-02", paid_to: "2026-11-01" } }, "days_reversed"],
    [{ name: "Wrong", query: { state: ["open"] } }, "malformed"],
    [{ name: "Wrong", query: "state=open" }, "malformed"],
  ])("refuse what the list would refuse, and a search: %j", async (body, code) => {
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(VIEWS, body);

    expect({ status, code: data.code }).toEqual({ status: 400, code });
    expect((await http.get(VIEWS)).data.list_views).toEqual([]);
  });

  it("are at most thirty, also when many are kept at the same time", async () => {
    const { http } = await Administrator.logIn(shop);

    const answers = await Promise.all(
      Array.from({ length: 34 }, (_, number) => http.post(VIEWS, { name: `View ${number}`, query: {} })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.find(({ status }) => status !== 200);
    expect(refused?.data).toMatchObject({ code: "too_many_views", figures: { most: 30 } });
    expect((await http.get(VIEWS)).data.list_views).toHaveLength(30);
  });

  it("periods move on with Japan's calendar, in the list, its sums and its file", async () => {
    const { http } = await Administrator.logIn(shop);
    const at = (days: number) => new Date(Date.now() - days * 86_400_000);
    const [today, before] = await writeRows(shop, [
      { created_at: at(0) },
      { created_at: at(40), state: "paid", paid_at: at(1), received_amount: "1700" },
    ]);
    const idsOf = async (query: string) => {
      const { data } = await http.get(`/admin/haipay/collect-orders?${query}`);
      return (data.collect_orders as { id: string }[]).map(({ id }) => id);
    };

    expect(await idsOf("created=today")).toEqual([today]);
    expect(await idsOf("created=last_7_days")).toEqual([today]);
    expect(await idsOf("paid=yesterday")).toEqual([before]);
    expect(await idsOf("paid=today")).toEqual([]);
    const { data } = await http.get("/admin/haipay/collect-orders/totals?created=this_month");
    expect(data.totals).toMatchObject([{ count: 1, charge: "1700" }]);
    const { headers } = await http.get("/admin/haipay/collect-orders/export?created=last_month");
    expect(headers["content-disposition"]).toMatch(/created-\d{4}-\d\d-01-to-\d{4}-\d\d-\d\d/);
  });
});
