import { model } from "@medusajs/framework/utils";

/** Something that must not be decided automatically: one row per reason and order id, or account, while unresolved. */
export const Attention = model
  .define(
    { name: "attention", tableName: "haipay_attention" },
    {
      id: model.id({ prefix: "hpat" }).primaryKey(),
      collect_order_id: model.text().nullable(),
      /** Null when it is not about an order. */
      platform_order_id: model.text().nullable(),
      /** What it is about when it is not about an order: the environment of the account, with more where that is known. */
      account: model.text().nullable(),
      reason: model.text(),
      facts: model.json(),
      resolved_at: model.dateTime().nullable(),
      resolved_by: model.text().nullable(),
      note: model.text().nullable(),
      /** The user who takes care of it. */
      assigned_to: model.text().nullable(),
      /** What colleagues should know, as a user wrote it. */
      remark: model.text().nullable(),
      remark_by: model.text().nullable(),
      remark_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    { on: ["platform_order_id", "reason"], unique: true, where: "resolved_at IS NULL" },
    { on: ["account", "reason"], unique: true, where: "account IS NOT NULL AND resolved_at IS NULL" },
    { on: ["collect_order_id"] },
    { on: ["created_at", "id"] },
    { name: "IDX_haipay_attention_open", on: ["created_at", "id"], where: "resolved_at IS NULL" },
  ]);
