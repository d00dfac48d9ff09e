"use strict";

const platform = (...names) => names.map((name) => `src/platform/__tests__/${name}.test.ts`);
const ledger = (...names) => names.map((name) => `src/modules/haipay/__tests__/${name}.test.ts`);
const payment = (...names) => names.map((name) => `src/payment/__tests__/${name}.test.ts`);

/**
 * The pure code of money, and the tests of each file: a change in the file must be found by its own tests, not by
 * accident by those of another one.
 */
module.exports = {
  "src/platform/money.ts": platform("money"),
  "src/platform/signature.ts": platform("signature"),
  "src/platform/json.ts": platform("json", "json-by-engine", "notification"),
  "src/platform/japan-time.ts": platform("japan-time"),
  "src/platform/schema-fields.ts": platform("answer", "notification", "schema"),
  "src/platform/schema.ts": platform("answer", "notification", "schema"),
  "src/platform/answer.ts": platform("answer"),
  "src/modules/haipay/ledger/lifecycle.ts": ledger("transitions", "deadline", "check-schedule"),
  "src/modules/haipay/ledger/verdict.ts": ledger("verdict", "without-news"),
  "src/modules/haipay/ledger/given-back.ts": ledger("given-back"),
  "src/payment/attention-facts.ts": payment("attention-facts"),
  "src/payment/buyer.ts": payment("buyer", "buyer-source"),
  "src/payment/decide.ts": payment("decide"),
  "src/payment/decide-cancel.ts": payment("decide-cancel"),
  "src/payment/owed.ts": payment("decide", "owed", "why-not-owed"),
  "src/payment/session-amount.ts": payment("session-amount"),
  "src/payment/refunds/books.ts": payment("what-is-left", "refund-books"),
  "src/payment/refunds/input.ts": payment("refund-input"),
  "src/payment/refunds/refusals.ts": payment("refund-refusals"),
  "src/payment/refunds/refundable.ts": payment("what-is-left", "refund-books"),
};
