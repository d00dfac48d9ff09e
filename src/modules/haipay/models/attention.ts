import { model } from "@medusajs/framework/utils";

/** Something that a machine must not decide: one row per reason and order id while it is unresolved. */
export const Attention = model
  .define(
    { name: "attention", tableName: "haipay_attention" },
    {
      id: model.id({ prefix: "hpat" }).primaryKey(),
      collect_order_id: model.text().nullable(),
      platform_order_id: model.text(),
      reason: model.text(),
      facts: model.json(),
      resolved_at: model.dateTime().nullable(),
      resolved_by: model.text().nullable(),
      note: model.text().nullable(),
    },
  )
  .indexes([
    { on: ["platform_order_id", "reason"], unique: true, where: "resolved_at IS NULL" },
    { on: ["collect_order_id"] },
    { on: ["created_at", "id"] },
    { name: "IDX_haipay_attention_open", on: ["created_at", "id"], where: "resolved_at IS NULL" },
  ]);
