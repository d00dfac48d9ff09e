import { model } from "@medusajs/framework/utils";

/** How often a limit has refused a buyer in one hour, for all instances. Nothing about who it was. */
export const LimitHit = model.define(
  { name: "limit_hit", tableName: "haipay_limit_hit" },
  {
    /** The limit's name and the hour. */
    id: model.text().primaryKey(),
    limit_name: model.text(),
    count: model.number(),
    /** When it last did so. */
    last_at: model.dateTime(),
  },
);
