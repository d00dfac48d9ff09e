/** Accounting software for which the journal is written. */
export type JournalFormat = "freee" | "money_forward" | "yayoi";

/** The accounts that a payment moves. */
export type JournalAccount = "receivable" | "sale" | "fee" | "deposit" | "bank";

/** The categories of tax on its lines. */
type JournalTax = "tax_standard" | "tax_reduced" | "tax_none" | "tax_fee" | "tax_outside";

/** What can be called otherwise in a shop's accounts. */
export type JournalName = JournalAccount | JournalTax;
