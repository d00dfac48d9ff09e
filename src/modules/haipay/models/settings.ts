import { model } from "@medusajs/framework/utils";

/** One row: what the admin page says besides credentials. */
export const StoredSettings = model.define(
  { name: "haipay_settings", tableName: "haipay_settings" },
  {
    id: model.text().primaryKey(),
    page_values: model.json(),
    method_choices: model.json(),
    /** What waits for another administrator, and who proposed it when; null while nothing does. */
    proposal: model.json().nullable(),
    changed_by: model.text().nullable(),
    /** The environment that the files of some server name, until the page chooses one: `production` or nothing. */
    chosen_by_files: model.text().nullable(),
  },
);
