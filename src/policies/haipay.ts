import { definePolicies } from "@medusajs/framework/utils";

/** What a shop that uses roles can grant; a shop without roles never sees them. */
export const haipayPolicies = definePolicies([
  {
    name: "ReadHaipayPayment",
    resource: "haipay_payment",
    operation: "read",
    description: "See HaiPay payments with their shoppers, and what needs attention",
  },
  {
    name: "UpdateHaipayPayment",
    resource: "haipay_payment",
    operation: "update",
    description: "Ask HaiPay, extend deadlines, issue slips anew, remind shoppers and resolve attentions",
  },
  {
    name: "ReadHaipaySettings",
    resource: "haipay_settings",
    operation: "read",
    description: "See the settings of HaiPay payments, without secrets",
  },
  {
    name: "UpdateHaipaySettings",
    resource: "haipay_settings",
    operation: "update",
    description: "Change the settings and credentials of HaiPay payments, and test the connection",
  },
  {
    name: "CreateHaipayRefund",
    resource: "haipay_refund",
    operation: "create",
    description: "Record refunds of HaiPay payments that were paid outside, and correct them",
  },
  {
    name: "DeleteHaipayPersonalData",
    resource: "haipay_personal_data",
    operation: "delete",
    description: "Erase a shopper's data of a HaiPay payment for good",
  },
]);
