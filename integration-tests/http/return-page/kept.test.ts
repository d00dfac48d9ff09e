import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { describeShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";
import { buy } from "../../environment/purchases";
import { raiseAttention } from "../../environment/raise-attention";
import { openPage } from "../../environment/return-page";

describeShop("What a return page shows", (shop) => {
  it("is read whole once, and by one statement of the ledger while nothing changes", async () => {
    const { row } = await buy(shop, { method: "konbini-lawson" });
    const token = row.payment_token ?? "";
    const first = await openPage(shop, token);
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => void statements.push(sql);
    db.on("query", note);
    const second = await openPage(shop, token);
    db.removeListener("query", note);

    expect(second.data).toEqual(first.data);
    const ours = statements.filter((sql) => sql.includes("haipay_collect_order"));
    expect(ours).toEqual([expect.stringContaining("AS version FROM")]);
    expect(statements.filter((sql) => /from "(order|cart|payment_session)"/.test(sql))).toEqual([]);
  });

  it("is read again after each change of its payment, its purchase or what needs a person", async () => {
    const { row } = await buy(shop, { method: "konbini-lawson" });
    const { attentions, collectOrders } = shop.haipay.ledger;
    const { payment_collection_id, medusa_order_id, cart_id } = row;
    const other = { payment_collection_id: "pay_col_other", cart_id: null };
    const versions: string[] = [];
    const look = async () => versions.push(await collectOrders.versionOf(row));

    await look();
    await collectOrders.update(row.id, { received_amount: "700" });
    await look();
    const [try1] = await writeRows(shop, [{ ...other, payment_collection_id }]);
    await look();
    await collectOrders.update(try1, { last_error: "declined" });
    await look();
    await writeRows(shop, [{ ...other, medusa_order_id }]);
    await look();
    await writeRows(shop, [{ ...other, cart_id }]);
    await look();
    await raiseAttention(shop, row, "partial", { received_amount: "700", currency: "jpy" });
    await look();
    await attentions.resolve(row.id, ["partial"], "user_1", "done");
    await look();
    // What a person resolved is as it was before it was raised.
    const [shownBefore] = versions.splice(5, 1);
    expect(versions.at(-1)).toBe(shownBefore);
    expect(new Set(versions).size).toBe(7);
    expect(versions.every((version) => version.includes(row.id))).toBe(true);

    // A stranger's purchase changes nothing.
    await writeRows(shop, [{ payment_collection_id: "pay_col_stranger", cart_id: "cart_stranger" }]);
    expect(await collectOrders.versionOf(row)).toBe(versions.at(-1));
  });

  it("is the other purchase for the other token, and none for a token that nobody has", async () => {
    const one = await buy(shop, { method: "konbini-lawson" });
    const other = await buy(shop, { method: "gmo-aozora" });
    for (const { row } of [one, other, one]) {
      const { data } = await openPage(shop, row.payment_token ?? "");
      expect(data.payment).toMatchObject({ payment_token: row.payment_token, method: row.method });
    }
    const unknown = `${one.row.payment_token?.slice(0, -4)}zzzz`;
    expect((await openPage(shop, unknown)).status).toBe(404);
  });
});
