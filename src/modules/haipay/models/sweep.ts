import { model } from "@medusajs/framework/utils";

/** Where a sweep for lost events stands, for all instances. */
export const Sweep = model.define(
  { name: "sweep", tableName: "haipay_sweep" },
  {
    id: model.text().primaryKey(),
    /** The key after which the next page starts; null = from the beginning. */
    position: model.text().nullable(),
    /** Everything that happened before this instant was seen. */
    swept_until: model.dateTime().nullable(),
    /** Until when the run that holds the sweep may work. */
    claimed_until: model.dateTime().nullable(),
  },
);
