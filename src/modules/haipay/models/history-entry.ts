import { model } from "@medusajs/framework/utils";

/** Append-only history of collect orders and of the settings. Personal data and signatures are masked before they get here. */
export const HistoryEntry = model
  .define(
    { name: "history_entry", tableName: "haipay_history" },
    {
      id: model.id({ prefix: "hpev" }).primaryKey(),
      /** Null for a change of the settings. */
      collect_order_id: model.text().nullable(),
      kind: model.text(),
      payload: model.json(),
    },
  )
  .indexes([{ on: ["collect_order_id", "created_at"] }]);
