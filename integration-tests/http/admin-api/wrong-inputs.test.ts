import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, readTraces } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";

const NOTE = "note must be text of 1 to 2000 characters.";
const EXPIRES_AT = "expires_at must be a time with its zone, such as 2026-11-23T23:59:59+09:00.";
const LIMIT = "limit must be a whole number from 1 to 100.";
const ORDER_ID = "medusa_order_id must be an id: letters, digits, _ and -.";

const PAID_ON = "paid_on must be a day in Japan such as 2026-11-23, or a time with its zone.";
const REFUND = { amount: "700", paid_on: "2026-11-01", reference: "T-1" };

const TO_COME = { code: "day_to_come", field: "paid_on", figures: { day: "2096-01-01" } };

const BODIES: [act: string, body: unknown, message: string, about?: object][] = [
  ["resolve", {}, NOTE, { code: "text_needed", field: "note", figures: { most: 2_000 } }],
  ["resolve", { note: "" }, NOTE],
  ["resolve", { note: " \n" }, NOTE],
  ["resolve", { note: 7 }, NOTE],
  ["resolve", { note: null }, NOTE],
  ["resolve", { note: "x".repeat(2_001) }, NOTE],
  [
    "resolve",
    { note: "done", by: "user_1" },
    '"by" is no field here. The fields are note.',
    { code: "unknown_field", field: "by", figures: { fields: ["note"] } },
  ],
  ["resolve", [], "The input must be an object. The fields are note.", { code: "no_object" }],
  ["deadline", {}, EXPIRES_AT, { code: "instant", field: "expires_at", figures: {} }],
  ["deadline", { expires_at: "tomorrow" }, EXPIRES_AT],
  ["deadline", { expires_at: "2026-11-23" }, EXPIRES_AT],
  ["deadline", { expires_at: "2026-11-23T23:59:59" }, EXPIRES_AT],
  ["deadline", { expires_at: "2026-02-30T00:00:00Z" }, EXPIRES_AT],
  ["deadline", { expires_at: 1_800_000_000 }, EXPIRES_AT],
  [
    "deadline",
    { expires_at: "2020-01-01T00:00:00Z" },
    "expires_at must be later than now and at most 60 days ahead.",
    {
      code: "deadline_range",
      field: "expires_at",
      figures: { most_days: 60, latest: expect.stringMatching(/^20.*Z$/) as string },
    },
  ],
  [
    "refunds",
    {},
    expect.stringMatching(/^amount must be .*paid_on must be .*reference must be /) as string,
    {
      code: "sum",
      field: "amount",
      figures: {},
      problems: [
        { code: "sum", field: "amount", figures: {}, message: expect.stringMatching(/^amount/) as string },
        expect.objectContaining({ code: "day_or_instant", field: "paid_on" }),
        expect.objectContaining({ code: "text_needed", field: "reference", figures: { most: 200 } }),
      ],
    },
  ],
  [
    "refunds",
    { ...REFUND, amount: 700 },
    'amount must be a sum as text in yen or dollars, such as "1700" or "12.34".',
  ],
  [
    "refunds",
    { ...REFUND, amount: "-1" },
    expect.stringMatching(/^amount is no plain, positive decimal/) as string,
    { code: "no_sum", field: "amount", figures: { currency_code: "jpy" } },
  ],
  ["refunds", { ...REFUND, paid_on: "yesterday" }, PAID_ON],
  ["refunds", { ...REFUND, paid_on: "2026-02-30" }, PAID_ON],
  [
    "refunds",
    { ...REFUND, paid_on: "2096-01-01" },
    expect.stringMatching(/^paid_on is in the future/) as string,
    TO_COME,
  ],
  ["refunds", { ...REFUND, reference: " " }, expect.stringMatching(/^reference must be text/) as string],
  ["refunds", { ...REFUND, target: "bank" }, "target must be one of payment, ledger."],
  [
    "refunds",
    { ...REFUND, actor_id: "user_1" },
    expect.stringMatching(/^"actor_id" is no field here/) as string,
  ],
  ["settle", { all: true }, '"all" is no field here. Send {}.'],
  ["remind", { all: true }, '"all" is no field here. Send {}.'],
  ["remind", { email: "victim@example.com" }, '"email" is no field here. Send {}.'],
  [
    "reissue",
    { method: "au-pay", to: "x" },
    '"method" is no field here. Send {}. "to" is no field here. Send {}.',
  ],
];

const QUERIES: [query: string, message: string][] = [
  ["resolved=yes", "resolved must be true or false."],
  [
    "reason=bad",
    "reason must be one of orphaned, late, partial, over, mismatch, completion_failed, being_booked, duplicate, refund_due, total_changed, unknown_order, not_cancelled, half_made, not_askable, environment_off, account_unusable, configuration_moved.",
  ],
  ["limit=0", LIMIT],
  ["limit=101", LIMIT],
  ["limit=1.5", LIMIT],
  ["limit=1&limit=2", LIMIT],
  ["offset=-1", "offset must be a whole number from 0 to 1000000."],
  ["medusa_order_id=a%00b", ORDER_ID],
  ["medusa_order_id[$ne]=x", ORDER_ID],
  [
    "state=open",
    '"state" is no field here. The fields are resolved, reason, medusa_order_id, collect_order_id, limit, offset.',
  ],
];

describeShop("The admin API says what is wrong with an input, and changes nothing:", (shop) => {
  it("bodies", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const [{ id }] = await attentionsOf(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);
    const before = await readTraces(shop);

    for (const [act, body, message, about] of BODIES) {
      const path = act === "resolve" ? `attentions/${id}` : `collect-orders/${platformOrderId}`;
      const answer = await http.post(`/admin/haipay/${path}/${act}`, body);
      expect({ body, status: answer.status, data: answer.data }).toMatchObject({
        body,
        status: 400,
        data: { type: "invalid_data", message, ...about },
      });
    }
    expect((await http.post("/admin/haipay/reconcile", { everything: 1 })).status).toBe(400);
    expect(await readTraces(shop)).toEqual(before);
  });

  it("mails, to be seen and to be sent", async () => {
    const { http } = await Administrator.logIn(shop);
    const mails: [input: Record<string, string>, about: object][] = [
      [
        { kind: "invoice", language: "ja" },
        { code: "one_of", field: "kind" },
      ],
      [{ kind: "slip" }, { field: "language" }],
      [
        { kind: "slip", language: "zh" },
        { code: "one_of", field: "language" },
      ],
      [
        { kind: "slip", language: "ja", method: "merpay" },
        { code: "one_of", field: "method" },
      ],
      [
        { kind: "slip", language: "ja", to: "victim@example.com" },
        { code: "unknown_field", field: "to", figures: { fields: ["kind", "language", "method"] } },
      ],
    ];
    for (const [input, about] of mails) {
      for (const answer of [
        await http.get(`/admin/haipay/mails/preview?${new URLSearchParams(input).toString()}`),
        await http.post("/admin/haipay/mails/trial", input),
      ]) {
        expect({ input, status: answer.status, data: answer.data }).toMatchObject({
          input,
          status: 400,
          data: { type: "invalid_data", ...about },
        });
      }
    }
  });

  it("queries", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const [query, message] of QUERIES) {
      const { status, data } = await http.get(`/admin/haipay/attentions?${query}`);
      expect({ query, status, data }).toMatchObject({
        query,
        status: 400,
        data: { type: "invalid_data", message },
      });
    }
  });
});
