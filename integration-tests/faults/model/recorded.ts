import type { History } from "./history";

/** Histories that once went wrong, in the shop or in the model itself. They are played first in every run. */
export const RECORDED: Record<string, History> = {
  "a notification that collect/query contradicts is before a person until both agree": {
    wishes: [{ currency: "usd", product: "matcha", method: "konbini-familymart", placed: true }],
    actions: [
      { kind: "pay", of: 0, slip: 0, sum: "too_much", notify: false },
      {
        kind: "trouble",
        endpoint: "query",
        fault: "wrong_currency",
        times: 2,
        during: { kind: "notify", of: 0, slip: 0, which: 0, times: 1, atOnce: true },
      },
    ],
    ending: "silent",
    shuffle: 26,
  },
  "a collect/apply that failed leaves an order id that the platform never hears of": {
    wishes: [{ currency: "jpy", product: "sencha", method: "konbini-familymart", placed: false }],
    actions: [
      {
        kind: "trouble",
        endpoint: "apply",
        fault: "http_500",
        times: 1,
        during: { kind: "place", of: 0 },
      },
      { kind: "place", of: 0 },
      { kind: "reconcile" },
      { kind: "pay", of: 0, slip: 0, sum: "half", notify: false },
    ],
    ending: "notified",
    shuffle: 0,
  },
  "a completion that came too early is not the cart's second order": {
    wishes: [{ currency: "jpy", product: "sencha", method: "merpay", placed: true }],
    actions: [
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: false },
      { kind: "choose", of: 0, method: "konbini-lawson" },
      { kind: "place", of: 0 },
    ],
    ending: "silent",
    shuffle: 604201395,
  },
  "money for the choice before a changed cart waits for a person": {
    wishes: [{ currency: "jpy", product: "matcha", method: "au-pay", placed: true }],
    actions: [
      { kind: "change_cart", of: 0, quantity: 2 },
      { kind: "choose", of: 0, method: "gmo-aozora" },
      { kind: "pay", of: 0, slip: 1, sum: "due", notify: true },
    ],
    ending: "notified",
    shuffle: 1,
  },
  "money that a refund is recorded for before Medusa captured it is captured first": {
    wishes: [
      { currency: "jpy", product: "dorayaki", method: "konbini-lawson", placed: true },
      { currency: "jpy", product: "dorayaki", method: "au-pay", placed: true },
    ],
    actions: [
      { kind: "fail", of: 1, slip: 0, notify: false },
      { kind: "choose", of: 1, method: "merpay" },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: false },
      { kind: "place", of: 1 },
      { kind: "refund", of: 1, slip: 0, part: true },
      { kind: "pass_time", of: 1, span: "watch" },
    ],
    ending: "notified",
    shuffle: 543513771,
  },
  "a cart cannot change any more when the money for it is there": {
    wishes: [{ currency: "jpy", product: "loose-tea", method: "merpay", placed: false }],
    actions: [
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: false },
      { kind: "change_cart", of: 0, quantity: 2 },
    ],
    ending: "silent",
    shuffle: 2147483627,
  },
};
