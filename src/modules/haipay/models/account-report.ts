import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";

/** What the platform last said about each of the shop's accounts (protocol §9). */
export const AccountReport = model.define(
  { name: "account_report", tableName: "haipay_account_report" },
  {
    /** Environment, currency and appId. */
    id: model.text().primaryKey(),
    environment: model.text(),
    currency: model.enum([...CURRENCIES]),
    app_id: model.text(),
    balance: model.json().nullable(),
    /** When it was given. */
    balance_at: model.dateTime().nullable(),
    /** When somebody last asked: the next request must wait a minute. */
    balance_asked_at: model.dateTime().nullable(),
    /** Why that failed; null if it succeeded. */
    balance_error: model.text().nullable(),
    configuration: model.json().nullable(),
    configuration_at: model.dateTime().nullable(),
    configuration_asked_at: model.dateTime().nullable(),
    configuration_error: model.text().nullable(),
    /** By method, how its fee is calculated, as far as the fees of payments show. */
    fee_rules: model.json().nullable(),
    /** What the last test of the connection proved. */
    test: model.json().nullable(),
    test_at: model.dateTime().nullable(),
  },
);
