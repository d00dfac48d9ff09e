import type { Currency } from "../platform/catalogue";

/** What the checklist to the first payment needs besides the settings. */
export interface ShownSetUp {
  /** Whether money has come for a purchase in the environment in use: then the set-up is complete. */
  is_done: boolean;
  /** Whether the ledger has any purchase, of any environment. */
  has_payments: boolean;
  /** The storefronts that Medusa allows to read its store API, as a suggestion. */
  storefronts: string[];
}

/** A payment that an administrator makes to check that everything works: an order of one item without delivery. */
export interface ShownTestPayment {
  /** Of the ledger. */
  collect_order_id: string;
  currency: Currency;
  /** In the unit of the currency. */
  amount: string;
  /** HaiPay's page, on which it is paid; null where HaiPay gave none. */
  pay_url: string | null;
}
