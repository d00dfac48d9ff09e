/** What an accountant reads: the journal for accounting software. */
export const journal = {
  button: "Journal",
  title: "Journal for accounting software",
  description:
    "Sales, HaiPay's fees, surpluses as received deposits, and refunds of a period, ready to import. Only payments in yen, of the environment in use.",
  submit: "Save the file",
  format: "Software",
  formats: {
    freee: "freee Accounting",
    money_forward: "Money Forward Cloud Accounting",
    yayoi: "Yayoi Accounting",
  },
  from: "From",
  to: "To",
  names: "Names of accounts and tax categories",
  namesHint: "Leave empty what is called as in a new business. This browser remembers the names.",
  usual: "The usual name",
  accounts: {
    receivable: "Claim on HaiPay",
    sale: "Sales",
    fee: "Fees",
    deposit: "Received deposits",
    bank: "Bank that refunds leave",
    tax_standard: "Sales at 10 %",
    tax_reduced: "Sales at 8 % (reduced)",
    tax_none: "Sales without tax",
    tax_fee: "Tax on fees",
    tax_outside: "Outside of tax",
  },
  check:
    "HaiPay's transfers to your bank are not in it: book them from your bank statement against the claim on HaiPay. Have your accountant check the first import.",
};
