import { describeShop } from "../../environment/haipay-shop";
import { findSession } from "../../environment/payment-module";
import { arriveAtPayment, postChoice } from "../../environment/payment-step";
import { ledgerOf, providerId } from "../../environment/purchases";

describeShop("A storefront's checkout", (shop) => {
  it("lets several choices at once follow each other: all succeed, and the last one stands alone", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const methods = ["konbini-lawson", "merpay", "gmo-aozora", "merpay", "konbini-lawson"] as const;

    const answers = await Promise.all(
      methods.map((method) => postChoice(shop, collectionId, { provider_id: providerId(method) })),
    );

    expect(answers.map(({ status, message }) => ({ status, message }))).toEqual(
      methods.map(() => ({ status: 200, message: undefined })),
    );
    const ids = new Set(answers.flatMap(({ sessions }) => sessions.map(({ id }) => id)));
    const standing: string[] = [];
    for (const id of ids) if (await findSession(shop, id)) standing.push(id);
    expect(standing).toHaveLength(1);
    expect(await ledgerOf(shop, { id: standing[0] })).toHaveLength(1);
  });
});
