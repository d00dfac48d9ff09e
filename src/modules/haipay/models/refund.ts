import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";
import { REFUND_TARGETS } from "../ledger/refunds";

/**
 * A refund that an administrator paid outside the platform and recorded (protocol §8). Amounts are exact decimals as
 * text, in the unit of the currency. For a captured payment the row is also the one-time permit to book it in Medusa.
 */
// Its name differs from Medusa's own refund: one GraphQL schema and one `query.graph` hold both.
export const Refund = model
  .define(
    { name: "recorded_refund", tableName: "haipay_refund" },
    {
      id: model.id({ prefix: "hprf" }).primaryKey(),
      collect_order_id: model.text(),
      /** The recorded refund that this entry reverses; null for a refund. */
      corrects_id: model.text().nullable(),
      target: model.enum([...REFUND_TARGETS]),
      /** What was paid out. */
      amount: model.text(),
      /** What Medusa books: the last refund of a payment includes the remaining fraction of a yen. */
      booked_amount: model.text().nullable(),
      currency: model.enum([...CURRENCIES]),
      paid_on: model.dateTime(),
      /** The number or text that identifies the payout at the bank; unique per collect order among uncorrected refunds. */
      reference: model.text(),
      note: model.text().nullable(),
      recorded_by: model.text(),
      medusa_payment_id: model.text().nullable(),
      medusa_refund_id: model.text().nullable(),
      booked_at: model.dateTime().nullable(),
      /** When an entry reversed this refund; its reference is free again from then on. */
      corrected_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    {
      on: ["collect_order_id", "reference"],
      unique: true,
      where: "corrects_id IS NULL AND corrected_at IS NULL",
    },
    { on: ["corrects_id"], unique: true, where: "corrects_id IS NOT NULL" },
    { on: ["medusa_payment_id"] },
    { on: ["created_at"], where: "booked_at IS NULL" },
  ]);
