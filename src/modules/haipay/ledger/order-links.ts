import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

/** Writes into the ledger which order of Medusa's a purchase became. */
export class OrderLinks {
  constructor(private readonly db: Knex) {}

  /**
   * Notes the order in every row of the purchase that has none; a row that names an order keeps it.
   *
   * @param purchase the order's cart and its payment collections, as far as there are any
   * @returns all rows of the purchase that name this order, oldest first
   */
  async note(
    medusaOrderId: string,
    purchase: { cartId: string | null; collectionIds: readonly string[] },
  ): Promise<CollectOrder[]> {
    const { cartId, collectionIds } = purchase;
    if (cartId === null && collectionIds.length === 0) return [];
    const rows = this.db<CollectOrder>(TABLE)
      .where({ deleted_at: null })
      .where((same) => {
        void same.whereIn("payment_collection_id", collectionIds);
        if (cartId !== null) void same.orWhere({ cart_id: cartId });
      });
    await rows
      .clone()
      .whereNull("medusa_order_id")
      .update({ medusa_order_id: medusaOrderId, updated_at: new Date() });
    return rows.where({ medusa_order_id: medusaOrderId }).orderBy(["created_at", "id"]);
  }
}
