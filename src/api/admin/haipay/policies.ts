import type { MiddlewareRoute } from "@medusajs/framework/http";

const READ = { resource: "haipay_payment", operation: "read" };
const UPDATE = { resource: "haipay_payment", operation: "update" };
const READ_SETTINGS = { resource: "haipay_settings", operation: "read" };
const UPDATE_SETTINGS = { resource: "haipay_settings", operation: "update" };
const ERASE = { resource: "haipay_personal_data", operation: "delete" };
const REFUND = { resource: "haipay_refund", operation: "create" };

/** The policies that the admin routes require of a user's roles; Medusa checks them only in a shop that uses roles. */
export const adminPolicies: MiddlewareRoute[] = [
  { matcher: "/admin/haipay/*", policies: [READ] },
  { matcher: "/admin/haipay/reconcile", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/collect-orders/:id/settle", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/collect-orders/:id/deadline", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/collect-orders/:id/reissue", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/collect-orders/:id/remind", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/mails", policies: [READ_SETTINGS] },
  { matcher: "/admin/haipay/mails/*", policies: [READ_SETTINGS] },
  { matcher: "/admin/haipay/mails/trial", method: ["POST"], policies: [UPDATE_SETTINGS] },
  { matcher: "/admin/haipay/collect-orders/:id/use-for-order", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/collect-orders/:id/refunds", method: ["POST"], policies: [REFUND] },
  {
    matcher: "/admin/haipay/collect-orders/:id/refunds/:refund_id/correct",
    method: ["POST"],
    policies: [REFUND],
  },
  { matcher: "/admin/haipay/settings", method: ["GET"], policies: [READ_SETTINGS] },
  { matcher: "/admin/haipay/settings", method: ["POST"], policies: [UPDATE_SETTINGS] },
  { matcher: "/admin/haipay/settings/*", policies: [UPDATE_SETTINGS] },
  { matcher: "/admin/haipay/collect-orders/:id/erase", method: ["POST"], policies: [ERASE] },
  { matcher: "/admin/haipay/erasures", method: ["POST"], policies: [ERASE] },
  { matcher: "/admin/haipay/attentions/:id", method: ["POST"], policies: [UPDATE] },
  { matcher: "/admin/haipay/attentions/:id/resolve", method: ["POST"], policies: [UPDATE] },
];
