import { model } from "@medusajs/framework/utils";

/** One row: the settings from the admin, besides credentials. */
export const StoredSettings = model.define(
  { name: "haipay_settings", tableName: "haipay_settings" },
  {
    id: model.text().primaryKey(),
    page_values: model.json(),
    method_choices: model.json(),
    /** What is waiting for another administrator, with who proposed it and when; null while nothing is. */
    proposal: model.json().nullable(),
    changed_by: model.text().nullable(),
    /** The environment that some server's file configuration names, until one is chosen in the admin: `production` or nothing. */
    chosen_by_files: model.text().nullable(),
  },
);
