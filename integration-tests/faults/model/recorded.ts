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
      { kind: "change_cart", of: 0, quantity: 2, times: 1 },
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
      { kind: "change_cart", of: 0, quantity: 2, times: 1 },
    ],
    ending: "silent",
    shuffle: 2147483627,
  },
  "a paid cart keeps its sum and its currency, whatever is tried twice": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "au-pay", placed: false, undelivered: true },
      { currency: "jpy", product: "matcha", method: "merpay", placed: false },
    ],
    actions: [
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: false },
      { kind: "change_cart", of: 0, quantity: 50, times: 2 },
      { kind: "choose_delivery", of: 0, delivery: "pickUp" },
      { kind: "change_region", of: 0, to: "abroad" },
      { kind: "change_cart", of: 0, quantity: 1, times: 1 },
      { kind: "place", of: 0 },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: false },
      { kind: "change_region", of: 1, to: "abroad" },
      { kind: "count_taxes", of: 1 },
      { kind: "change_cart", of: 1, quantity: 50, times: 2 },
      { kind: "place", of: 1 },
    ],
    ending: "silent",
    shuffle: 1,
  },
  "money for an earlier slip or page is used, and more of it waits for a person": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "konbini-lawson", placed: true },
      { currency: "usd", product: "matcha", method: "au-pay", placed: false },
      { currency: "jpy", product: "loose-tea", method: "merpay", placed: false },
    ],
    actions: [
      { kind: "choose", of: 0, method: "au-pay" },
      { kind: "pay", of: 0, slip: 1, sum: "due", notify: true },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: true },
      { kind: "choose", of: 1, method: "konbini-lawson" },
      { kind: "place", of: 1 },
      { kind: "pay", of: 1, slip: 1, sum: "due", notify: false },
      { kind: "change_cart", of: 2, quantity: 2, times: 1 },
      { kind: "change_cart", of: 2, quantity: 1, times: 1 },
      { kind: "pay", of: 2, slip: 0, sum: "due", notify: true },
    ],
    ending: "notified",
    shuffle: 7,
  },
  "what staff change while a slip is open stays before a person": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "konbini-lawson", placed: true },
      { currency: "jpy", product: "dorayaki", method: "gmo-aozora", placed: true },
    ],
    actions: [
      { kind: "edit_order", of: 0 },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: true },
      { kind: "edit_order", of: 0 },
      { kind: "take_over", of: 0 },
      { kind: "edit_order", of: 1 },
      { kind: "reissue", of: 1, slip: 0 },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: false },
      { kind: "pay", of: 1, slip: 1, sum: "due", notify: true },
    ],
    ending: "notified",
    shuffle: 3,
  },
  "a purchase that owes nothing gets no slip, is not cancelled, and takes no money": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "konbini-lawson", placed: false },
      { currency: "jpy", product: "matcha", method: "konbini-familymart", placed: true },
      { currency: "jpy", product: "dorayaki", method: "au-pay", placed: false },
    ],
    actions: [
      { kind: "credit", of: 0, share: "all" },
      { kind: "place", of: 0 },
      { kind: "place", of: 0 },
      { kind: "credit", of: 1, share: "all" },
      { kind: "pass_time", of: 1, span: "deadline" },
      { kind: "reconcile" },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: true },
      { kind: "credit", of: 2, share: "half" },
      { kind: "pay", of: 2, slip: 0, sum: "due", notify: true },
      { kind: "place", of: 2 },
    ],
    ending: "notified",
    shuffle: 5,
  },
  "what a person has taken over goes no further, and the shopper can buy again": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "au-pay", placed: false },
      { currency: "jpy", product: "matcha", method: "konbini-lawson", placed: true },
    ],
    actions: [
      { kind: "empty_stock", of: 0 },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: true },
      { kind: "take_over", of: 0 },
      { kind: "fill_stock", of: 0 },
      { kind: "place", of: 0 },
      { kind: "notify", of: 0, slip: 0, which: 0, times: 2, atOnce: true },
      { kind: "choose", of: 0, method: "merpay" },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: true },
      { kind: "cancel_order", of: 1 },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: true },
      { kind: "take_over", of: 1 },
      { kind: "reconcile" },
    ],
    ending: "notified",
    shuffle: 11,
  },
  "more time and a return with its refund": {
    wishes: [
      { currency: "jpy", product: "sencha", method: "konbini-lawson", placed: true },
      { currency: "usd", product: "matcha", method: "konbini-familymart", placed: true },
    ],
    actions: [
      { kind: "pass_time", of: 0, span: "deadline" },
      { kind: "extend", of: 0, slip: 0 },
      { kind: "reconcile" },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: false },
      { kind: "pay", of: 1, slip: 0, sum: "due", notify: true },
      { kind: "request_return", of: 1 },
      { kind: "refund", of: 1, slip: 0, part: true },
    ],
    ending: "notified",
    shuffle: 13,
  },
  "an earlier page and the newer one, both paid before anybody asks": {
    wishes: [
      { currency: "jpy", product: "matcha", method: "merpay", placed: true, undelivered: true },
      { currency: "jpy", product: "loose-tea", method: "konbini-familymart", placed: false },
    ],
    actions: [
      { kind: "choose", of: 0, method: "au-pay" },
      { kind: "pay", of: 0, slip: 0, sum: "due", notify: false },
      { kind: "pay", of: 0, slip: 1, sum: "due", notify: false },
    ],
    ending: "silent",
    shuffle: 1726485659,
  },
  "a wallet's page of an order that store credit paid": {
    wishes: [
      { currency: "jpy", product: "loose-tea", method: "konbini-ministop", placed: false, undelivered: true },
      { currency: "usd", product: "loose-tea", method: "au-pay", placed: true },
    ],
    actions: [
      { kind: "credit", of: 1, share: "all" },
      { kind: "place", of: 1 },
    ],
    ending: "silent",
    shuffle: 1666558451,
  },
  "store credit in yen for a cart that goes abroad": {
    wishes: [
      {
        currency: "usd",
        product: "matcha",
        method: "konbini-seven-eleven",
        placed: true,
        undelivered: true,
      },
      { currency: "jpy", product: "matcha", method: "konbini-lawson", placed: false },
    ],
    actions: [
      {
        kind: "together",
        first: { kind: "empty_stock", of: 1 },
        second: { kind: "credit", of: 1, share: "all" },
      },
      { kind: "change_region", of: 1, to: "abroad" },
    ],
    ending: "notified",
    shuffle: 407291856,
  },
};
