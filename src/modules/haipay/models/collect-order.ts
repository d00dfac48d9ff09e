import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";
import { COLLECT_ORDER_STATES } from "../ledger/lifecycle";

/**
 * The ledger: one row for each order at the platform, written before the platform hears of it.
 * Amounts are exact decimals as text, in the unit of the currency (yen, dollars).
 */
export const CollectOrder = model
  .define(
    { name: "collect_order", tableName: "haipay_collect_order" },
    {
      id: model.id({ prefix: "hpco" }).primaryKey(),
      platform_order_id: model.text().unique(),
      platform_order_no: model.text().nullable(),
      payment_session_id: model.text().nullable(),
      /** What the return addresses carry, and storefronts know the payment by; null in older rows. */
      payment_token: model.text().nullable(),
      /** Digest of the key kept by the browser in which the method was chosen. */
      browser_digest: model.text().nullable(),
      /** Digest of the network from which the method was chosen; kept for a day, and only for counting. */
      client_digest: model.text().nullable(),
      /** The session id that older return addresses carry: a reused row gets another session, they do not. */
      return_session_id: model.text().nullable(),
      payment_collection_id: model.text(),
      cart_id: model.text().nullable(),
      medusa_order_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      provider_id: model.text(),
      method: model.text(),
      currency: model.enum([...CURRENCIES]),
      flow: model.enum(["order_first", "pay_first", "no_cart"]),
      /** Together with the appId it identifies the account to ask with; null in rows older than this column. */
      environment: model.text().nullable(),
      app_id: model.text().nullable(),
      /** The platform's address at the time; questions go to the environment's current one. */
      host: model.text().nullable(),
      charge_amount: model.text().nullable(),
      session_amount: model.text().nullable(),
      state: model.enum([...COLLECT_ORDER_STATES]),
      platform_status: model.number().nullable(),
      received_amount: model.text().nullable(),
      fee: model.text().nullable(),
      /** What the fee was expected to be when the order was made; null where that was not known. */
      expected_fee: model.text().nullable(),
      refunded_amount: model.text().default("0"),
      answer_digest: model.text().nullable(),
      notification_digest: model.text().nullable(),
      pay_url: model.text().nullable(),
      bank_code: model.text().nullable(),
      bank_no: model.text().nullable(),
      qr_code: model.text().nullable(),
      buyer_name: model.text(),
      buyer_phone: model.text(),
      buyer_email: model.text(),
      partner_user_id: model.text(),
      /** Digests of what the cart said about the buyer when the method was chosen: a later correction takes effect. */
      buyer_source: model.text().nullable(),
      locale: model.text().nullable(),
      return_url: model.text().nullable(),
      applied_at: model.dateTime().nullable(),
      paid_at: model.dateTime().nullable(),
      /** When the last of the money came, as far as it is known, even if only a part of the sum has. */
      received_at: model.dateTime().nullable(),
      /** Medusa's payment that was captured with the money of this row, and of no other. */
      captured_payment_id: model.text().nullable(),
      /** When Medusa had followed the end that the state records, or a person took over. */
      settled_at: model.dateTime().nullable(),
      /** When a person decided about money that was not captured: neither the job nor a buyer can move it further. */
      taken_over_at: model.dateTime().nullable(),
      /** Until when the shop waits; an administrator can give more time. */
      expires_at: model.dateTime().nullable(),
      /** Until when the slip or account itself can be paid, which nobody can change; null in older rows. */
      slip_expires_at: model.dateTime().nullable(),
      /** When it became `failed` or `expired`. */
      ended_at: model.dateTime().nullable(),
      reminded_at: model.dateTime().nullable(),
      checked_at: model.dateTime().nullable(),
      /** When the platform last gave a believed answer. */
      answered_at: model.dateTime().nullable(),
      /** Since when the platform could not be asked about the row, or Medusa could not follow it. */
      failing_since: model.dateTime().nullable(),
      next_check_at: model.dateTime().nullable(),
      check_count: model.number().default(0),
      last_error: model.text().nullable(),
      /** When a person had the buyer's data removed; the texts about the buyer are empty since. */
      erased_at: model.dateTime().nullable(),
      /** Since when the buyer's data are to be erased as soon as they are no longer needed. */
      erase_requested_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    { on: ["platform_order_no"], where: "platform_order_no IS NOT NULL" },
    { on: ["payment_session_id"] },
    { on: ["return_session_id"] },
    { on: ["payment_token"], where: "payment_token IS NOT NULL" },
    { on: ["payment_collection_id"] },
    { on: ["cart_id"] },
    { on: ["medusa_order_id"] },
    { on: ["next_check_at", "id"], where: "next_check_at IS NOT NULL" },
    // Few: money that has come and that Medusa has not followed yet.
    {
      on: ["next_check_at", "id"],
      where: "state = 'paid' AND settled_at IS NULL AND next_check_at IS NOT NULL",
      name: "IDX_haipay_collect_order_arrived",
    },
    // For the sweep, which pages by key.
    { on: ["id"], where: "next_check_at IS NOT NULL", name: "IDX_haipay_collect_order_watched" },
    { on: ["id"], where: "applied_at IS NULL", name: "IDX_haipay_collect_order_not_applied" },
    // For the list's filters and sorting. More of them, on the sum as a number and on the e-mail address, names
    // and numbers that are searched, are only in the migrations: a model cannot express them.
    { on: ["created_at", "id"] },
    { on: ["state", "created_at", "id"] },
    { on: ["currency", "method", "state", "created_at", "id"], name: "IDX_haipay_collect_order_filter" },
    { on: ["paid_at", "id"], where: "paid_at IS NOT NULL" },
    { on: ["expires_at", "id"], where: "expires_at IS NOT NULL" },
    // The few open rows have the latest deadlines: finding them in the index above would mean reading it from its far end.
    { on: ["expires_at", "id"], where: "state = 'open'", name: "IDX_haipay_collect_order_open" },
    { on: ["customer_id"], where: "customer_id IS NOT NULL" },
    // For the limits. Another one, on the e-mail address in lower case, is only in the migration.
    {
      on: ["buyer_phone"],
      where: "state IN ('applying', 'unknown', 'open')",
      name: "IDX_haipay_collect_order_open_phone",
    },
    {
      on: ["customer_id"],
      where: "state IN ('applying', 'unknown', 'open') AND customer_id IS NOT NULL",
      name: "IDX_haipay_collect_order_open_customer",
    },
    { on: ["applied_at"], where: "applied_at IS NOT NULL" },
    {
      on: ["client_digest", "applied_at"],
      where: "client_digest IS NOT NULL",
      name: "IDX_haipay_collect_order_client",
    },
    // For erasing buyers' data: on request, or when the retention ends, for unpaid and for paid purchases.
    {
      on: ["id"],
      where: "erase_requested_at IS NOT NULL AND erased_at IS NULL",
      name: "IDX_haipay_collect_order_erase_requested",
    },
    {
      on: ["id"],
      where: "erased_at IS NULL AND next_check_at IS NULL AND applied_at IS NOT NULL AND state <> 'paid'",
      name: "IDX_haipay_collect_order_unpaid_kept",
    },
    {
      on: ["id"],
      where: "erased_at IS NULL AND state = 'paid'",
      name: "IDX_haipay_collect_order_paid_kept",
    },
    // Few rows: money that Medusa has not captured and no person has taken over.
    {
      on: ["id"],
      where: "state = 'paid' AND captured_payment_id IS NULL AND taken_over_at IS NULL",
      name: "IDX_haipay_collect_order_uncaptured",
    },
  ]);
