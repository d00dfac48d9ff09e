import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import { gather } from "../gather";
import { isIdentifier } from "../ids";
import { isPaymentToken } from "../payment-token";
import type { Environment } from "../settings/settings";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";
/** Reading this many rows costs the same in a small ledger and a large one. */
const NEWEST = 1_000;

const IDS = [
  "id",
  "platform_order_id",
  "platform_order_no",
  "medusa_order_id",
  "cart_id",
  "payment_session_id",
] as const;
const LONGEST_ID = 100;

/** Whose rows; rows from before environments were recorded are recognised by their address. */
interface AccountOfRows {
  appId: string;
  environment: Environment;
  baseUrl: string;
}

function ofAccount({ appId, environment, baseUrl }: AccountOfRows): Knex.QueryCallback {
  return (rows) => {
    void rows.where({ app_id: appId }).where((either) => {
      void either.where({ environment }).orWhere({ environment: null, host: baseUrl });
    });
  };
}

/** Every read of the ledger's rows except the list's. */
export class CollectOrderQueries {
  private readonly findOne = gather((ids: readonly string[]) => this.findAll(ids));

  constructor(protected readonly db: Knex) {}

  /** @param id the row's own */
  async find(id: string): Promise<CollectOrder | undefined> {
    // One that PostgreSQL refuses to read would fail for those too that ask at the same time.
    return isIdentifier(id) ? this.findOne(id) : undefined;
  }

  private async findAll(ids: readonly string[]): Promise<(CollectOrder | undefined)[]> {
    const rows = await this.db<CollectOrder>(TABLE)
      .whereRaw("id = ANY (?)", [[...ids]])
      .where({ deleted_at: null });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id));
  }

  /** @param platformOrderId the merchant order number, as it was sent to the platform (protocol §3) */
  async findByPlatformOrderId(platformOrderId: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE)
      .where({ platform_order_id: platformOrderId, deleted_at: null })
      .first();
  }

  /** Whether an environment has any purchase, and any with money. */
  async begun(environment: Environment): Promise<{ any: boolean; paid: boolean }> {
    const rows = () => this.db(TABLE).select(this.db.raw("1")).where({ deleted_at: null });
    const paid = rows().where({ environment }).whereRaw("received_amount::numeric > 0");
    const { rows: found } = await this.db.raw<{ rows: { any: boolean; paid: boolean }[] }>(
      `SELECT EXISTS (?) AS "any", EXISTS (?) AS "paid"`,
      [rows(), paid],
    );
    return found[0];
  }

  /** When the first money of all came; null before. */
  async firstPaidAt(): Promise<Date | null> {
    const row = await this.db(TABLE)
      .where({ deleted_at: null })
      .min<{ first: Date | null }>("paid_at as first")
      .first();
    return row?.first ?? null;
  }

  /** All rows of a payment session, newest first: a new attempt after a failed one adds a row. */
  async listBySession(paymentSessionId: string): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .where({ payment_session_id: paymentSessionId, deleted_at: null })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ]);
  }

  /** The row whose return addresses carry this session id, whichever session it has now. */
  async findByReturnSession(paymentSessionId: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE)
      .where({ return_session_id: paymentSessionId, deleted_at: null })
      .orderBy("created_at", "desc")
      .first();
  }

  /** The paid row of a payment session, else its newest, else the row whose return addresses carry the id. */
  async findOfSession(paymentSessionId: string): Promise<CollectOrder | undefined> {
    const rows = await this.listBySession(paymentSessionId);
    return (
      rows.find((row) => row.state === "paid") ??
      rows[0] ??
      (await this.findByReturnSession(paymentSessionId))
    );
  }

  /**
   * The row of a payment: the paid one, else the newest.
   *
   * @param reference its token, or the id of a payment session that older addresses carry
   */
  async findPayment(reference: string): Promise<CollectOrder | undefined> {
    if (!isPaymentToken(reference)) return this.findOfSession(reference);
    const rows = await this.db<CollectOrder>(TABLE)
      .where({ payment_token: reference, deleted_at: null })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ]);
    return rows.find((row) => row.state === "paid") ?? rows[0];
  }

  /**
   * A text that changes whenever a row of a row's purchase or an open attention of the row is written, added or removed, by
   * whichever instance: PostgreSQL's own number of the transaction that wrote each one.
   */
  async versionOf(
    row: Pick<CollectOrder, "id" | "cart_id" | "medusa_order_id" | "payment_collection_id">,
  ): Promise<string> {
    // A join with the row itself, in place of its ids, takes PostgreSQL thirty times as long to plan as to run.
    const { rows } = await this.db.raw<{ rows: { version: string | null }[] }>(
      `SELECT string_agg(id || ' ' || written, ',' ORDER BY id) AS version FROM (
         SELECT id, xmin::text AS written FROM ${TABLE}
         WHERE deleted_at IS NULL AND (payment_collection_id = ? OR cart_id = ? OR medusa_order_id = ?)
         UNION ALL
         SELECT id, xmin::text FROM haipay_attention
         WHERE collect_order_id = ? AND resolved_at IS NULL AND deleted_at IS NULL
       ) AS purchase`,
      [row.payment_collection_id, row.cart_id, row.medusa_order_id, row.id],
    );
    return rows[0].version ?? "";
  }

  /** Whether one of our methods was ever chosen for the cart. */
  async existsForCart(cartId: string): Promise<boolean> {
    return (
      (await this.db(TABLE).select("id").where({ cart_id: cartId, deleted_at: null }).first()) !== undefined
    );
  }

  /** Whether one of our methods was ever chosen for the payment collection. */
  async existsForCollection(paymentCollectionId: string): Promise<boolean> {
    const found: unknown = await this.db(TABLE)
      .select("id")
      .where({ payment_collection_id: paymentCollectionId, deleted_at: null })
      .first();
    return found !== undefined;
  }

  /** A still payable row of an earlier choice that asks the same buyer for the same sum by the same method. */
  async findReusable(row: CollectOrder, account: AccountOfRows): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE)
      .where({
        payment_collection_id: row.payment_collection_id,
        provider_id: row.provider_id,
        flow: row.flow,
        charge_amount: row.charge_amount,
        session_amount: row.session_amount,
        currency: row.currency,
        buyer_name: row.buyer_name,
        buyer_phone: row.buyer_phone,
        buyer_email: row.buyer_email,
        return_url: row.return_url,
        refunded_amount: "0",
        deleted_at: null,
      })
      .where(ofAccount(account))
      .whereIn("state", ["open", "superseded"])
      .whereNotNull("pay_url")
      .where("expires_at", ">", this.db.fn.now())
      .orderBy("created_at", "desc")
      .first();
  }

  /** One of the newest rows that the platform knows under an account. */
  async findAnswered(currency: Currency, account: AccountOfRows): Promise<CollectOrder | undefined> {
    const newest = this.db<CollectOrder>(TABLE).select("id").orderBy("id", "desc").limit(NEWEST);
    return this.db<CollectOrder>(TABLE)
      .whereIn("id", newest)
      .where({ currency, deleted_at: null })
      .where(ofAccount(account))
      .whereNotNull("platform_order_no")
      .orderBy("id", "desc")
      .first();
  }

  /** All rows of a row's purchase: of its cart, its order or its payment collection, oldest first. */
  async listByPurchase(
    row: Pick<CollectOrder, "cart_id" | "medusa_order_id" | "payment_collection_id">,
  ): Promise<CollectOrder[]> {
    const { cart_id, medusa_order_id, payment_collection_id } = row;
    return this.db<CollectOrder>(TABLE)
      .where({ deleted_at: null })
      .where((same) => {
        void same.where({ payment_collection_id });
        if (cart_id !== null) void same.orWhere({ cart_id });
        if (medusa_order_id !== null) void same.orWhere({ medusa_order_id });
      })
      .orderBy(["created_at", "id"]);
  }

  /** All rows of these carts, oldest first. */
  async listOfCarts(cartIds: readonly string[]): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .whereIn("cart_id", cartIds)
      .where({ deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** All rows that name one of these orders. */
  async listOfOrders(medusaOrderIds: readonly string[]): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .whereIn("medusa_order_id", medusaOrderIds)
      .where({ deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** Rows at the platform that may still move. @param after the key of the last row that was seen */
  async listWatched(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page("next_check_at IS NOT NULL", after, limit);
  }

  /** Choices that the platform never knew of. @param after the key of the last row that was seen */
  async listChosen(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page("applied_at IS NULL AND state = 'chosen'", after, limit);
  }

  /** Money that belongs to no order and that nobody has taken over. @param after the key of the last row that was seen */
  async listUncaptured(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page(
      "state = 'paid' AND captured_payment_id IS NULL AND taken_over_at IS NULL",
      after,
      limit,
    );
  }

  /** Rows that match exactly: by their own id, the order id, the order no, or a Medusa id. */
  async idsCalled(id: string): Promise<string[]> {
    if (id.length > LONGEST_ID) return [];
    const found = await Promise.all(IDS.map((column) => this.ids((rows) => void rows.where(column, id))));
    return found.flat();
  }

  /**
   * Payments of a buyer whose e-mail address begins with this text, in upper or lower case.
   *
   * @param most the most that are found; which ones is left to the database
   */
  async idsByEmail(beginning: string, most: number): Promise<string[]> {
    const pattern = `${beginning.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
    return this.ids(
      (rows) =>
        void rows.whereRaw("lower(buyer_email) LIKE ?", [pattern]).whereNotNull("applied_at").limit(most),
    );
  }

  private async ids(narrow: (rows: Knex.QueryBuilder) => void): Promise<string[]> {
    const rows = this.db<CollectOrder>(TABLE).select("id").whereNull("deleted_at");
    narrow(rows);
    return ((await rows) as { id: string }[]).map(({ id }) => id);
  }

  /**
   * A page of rows by key. Each reads a partial index that holds no old rows, so that the cost depends on what is open; the
   * conditions are written exactly as in the indexes.
   */
  private async page(condition: string, after: string | null, limit: number): Promise<CollectOrder[]> {
    const page = this.db<CollectOrder>(TABLE)
      .whereRaw(`${condition} AND deleted_at IS NULL`)
      .orderBy("id")
      .limit(limit);
    if (after !== null) void page.where("id", ">", after);
    return page;
  }
}
