import { model } from "@medusajs/framework/utils";

/** One row: what the admin page sets besides credentials. */
export const StoredSettings = model.define(
  { name: "haipay_settings", tableName: "haipay_settings" },
  {
    id: model.text().primaryKey(),
    page_values: model.json(),
    method_choices: model.json(),
    /** What is waiting for another administrator, with who proposed it and when; null while nothing is. */
    proposal: model.json().nullable(),
    changed_by: model.text().nullable(),
    /** The environment that some server's files name, until the page chooses one: `production` or nothing. */
    chosen_by_files: model.text().nullable(),
  },
);
