import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./ledger/collect-order";
import { THE_SHOP, type StoredSettings } from "./settings/settings-rows";
import type { PageValues } from "./settings/sources";
import type { StoredAccount } from "./settings/stored-account";

/** What of a collect order decides how its notification is taken. */
export type NotifiedOrder = Pick<
  CollectOrder,
  "id" | "order_id" | "cart_id" | "medusa_order_id" | "payment_collection_id" | "notification_digest"
>;

/** What the database knows of a notification's appId and order id. */
export interface NotificationFacts {
  /** What the page says. */
  stored: Pick<StoredSettings, "page_values"> | undefined;
  /** Of the appId, as the page stored them; those in use first. */
  accounts: StoredAccount[];
  /** Undefined when the ledger does not know the order. */
  order: NotifiedOrder | undefined;
}

type FactsRow = Partial<StoredAccount> & {
  settings_page_values: PageValues | null;
  order_row_id: string | null;
  order_order_id: string;
  order_cart_id: string | null;
  order_medusa_order_id: string | null;
  order_payment_collection_id: string;
  order_notification_digest: string | null;
};

/** Finds what a notification is checked against. */
export class NotificationLookup {
  constructor(private readonly db: Knex) {}

  /** In one statement, each part by its index: a forged or repeated notification must not cost more than that. */
  async find(appId: string, orderId: string): Promise<NotificationFacts> {
    const { rows } = await this.db.raw<{ rows: FactsRow[] }>(
      `SELECT a.*, s.page_values AS settings_page_values, o.id AS order_row_id, o.order_id AS order_order_id,
         o.cart_id AS order_cart_id, o.medusa_order_id AS order_medusa_order_id,
         o.payment_collection_id AS order_payment_collection_id, o.notification_digest AS order_notification_digest
       FROM (SELECT 1) AS always
       LEFT JOIN haipay_settings s ON s.id = ? AND s.deleted_at IS NULL
       LEFT JOIN haipay_collect_order o ON o.order_id = ? AND o.deleted_at IS NULL
       LEFT JOIN haipay_account a ON a.app_id = ? AND a.deleted_at IS NULL
       ORDER BY a.retired_at DESC NULLS FIRST`,
      [THE_SHOP, orderId, appId],
    );
    const [first] = rows;
    const page_values = first.settings_page_values;
    return {
      stored: page_values === null ? undefined : { page_values },
      accounts: rows.filter((row): row is FactsRow & StoredAccount => typeof row.id === "string"),
      order: first.order_row_id === null ? undefined : orderOf(first, first.order_row_id),
    };
  }
}

function orderOf(row: FactsRow, id: string): NotifiedOrder {
  return {
    id,
    order_id: row.order_order_id,
    cart_id: row.order_cart_id,
    medusa_order_id: row.order_medusa_order_id,
    payment_collection_id: row.order_payment_collection_id,
    notification_digest: row.order_notification_digest,
  };
}
