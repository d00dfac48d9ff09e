import { model } from "@medusajs/framework/utils";

/** One row: what the admin page says besides credentials. */
export const StoredSettings = model.define(
  { name: "haipay_settings", tableName: "haipay_settings" },
  {
    id: model.text().primaryKey(),
    page_values: model.json(),
    method_choices: model.json(),
    changed_by: model.text().nullable(),
  },
);
