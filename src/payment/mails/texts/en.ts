import type { MailTexts } from "./texts";

export const EN: MailTexts = {
  subject: {
    slip: ({ shop, order, method }) => `${shop}: how to pay for order ${order} (${method})`,
    reminder: ({ shop, order }) => `${shop}: order ${order} is still to be paid`,
    paid: ({ shop, order }) => `${shop}: we received your payment for order ${order}`,
    expired: ({ shop, order }) => `${shop}: the payment deadline for order ${order} has passed`,
  },
  opening: {
    slip: ({ method }) => `Thank you for your order. Please pay with ${method} before the deadline.`,
    reminder: ({ method }) =>
      `We have not received your payment with ${method} yet. If you have just paid, please ignore this message.`,
    paid: ({ sum }) => `Thank you. We received your payment of ${sum}.`,
    expired: ({ method }) =>
      `We received no payment with ${method} before the deadline. Please do not pay with the earlier instructions any more.`,
  },
  newSlip: ({ method }) =>
    `Here are new payment instructions for your order. Please pay with ${method} before the deadline, and do not use the earlier instructions any more.`,
  partlyPaid: ({ sum }) => `A part of your payment has arrived. ${sum} is still to be paid.`,
  orderCancelled: "Your order was cancelled. If you still want the goods, please order them again.",
  orderStands: "Your order has not been cancelled yet. Its page tells you whether you can still pay.",
  labels: {
    order: "Order",
    goods: "Items",
    sum: "Amount due",
    charge: "Total",
    received: "Received so far",
    rest: "Still to be paid",
    paidSum: "Amount paid",
    method: "Payment method",
    deadline: "Pay by",
    paidAt: "Paid at",
    account: "Account number",
    number: "Payment number",
  },
  payLink: "Open the payment page",
  orderLink: "See your order's payment",
  stepsTitle: "How to pay",
  payPageCounts: "If the payment page says otherwise, follow the payment page.",
  questions: ({ shop }, contact) =>
    contact === null ? `Questions? Please contact ${shop}.` : `Questions? Please contact ${shop}: ${contact}`,
  test: "This is a test payment: no money moves.",
  trial: "[Preview] ",
};
