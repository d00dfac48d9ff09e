import type { TestDatabase } from "../../environment/test-database";

/**
 * Fills the ledger with what a shop has after three years of steady business: most orders paid and captured, some
 * expired or failed, those of the last three days partly open, and an attention for each two-thousandth.
 *
 * @param count how many collect orders
 */
export async function writeHistory(database: TestDatabase, count: number): Promise<void> {
  const every = `interval '${(3 * 365 * 86_400) / count} seconds'`;
  await database.query(
    `INSERT INTO haipay_collect_order
       (id, platform_order_id, platform_order_no, payment_session_id, payment_collection_id, cart_id, medusa_order_id, provider_id, method,
        currency, flow, environment, app_id, host, charge_amount, session_amount, state, platform_status, received_amount, fee,
        buyer_name, buyer_phone, buyer_email, partner_user_id, applied_at, paid_at, settled_at, ended_at, expires_at,
        created_at, updated_at)
     SELECT 'hpcoold' || lpad(n::text, 10, '0'), 'old' || lpad(n::text, 10, '0'), '70' || lpad(n::text, 10, '0'),
       'payses_old' || n, 'pay_col_old' || n, 'cart_old' || n, 'order_old' || n, 'pp_haipay-' || method || '_haipay', method,
       'jpy', 'order_first', 'sandbox', '9007199254740993', 'https://platform.example', sum::text, sum::text, state,
       CASE state WHEN 'paid' THEN 2 WHEN 'failed' THEN 3 ELSE 0 END,
       CASE state WHEN 'paid' THEN sum::text ELSE '0' END, CASE state WHEN 'paid' THEN (sum / 30)::text ELSE '0' END,
       '山田 花子', '09012345678', 'shopper' || n % 50000 || '@example.com', 'cus_' || n % 50000, at,
       CASE state WHEN 'paid' THEN at + interval '5 hours' END, CASE WHEN state <> 'open' THEN at + interval '5 hours' END,
       CASE WHEN state IN ('failed', 'expired') THEN at + interval '5 hours' END, at + interval '3 days', at, at
     FROM (
       SELECT n, now() - n * ${every} AS at, 500 + n % 90 * 100 AS sum,
         (ARRAY['konbini-familymart','konbini-lawson','konbini-seven-eleven','konbini-ministop','gmo-aozora','au-pay','merpay'])
           [1 + n % 7] AS method,
         CASE WHEN n * ${every} < interval '3 days' AND n % 2 = 0 THEN 'open'
           WHEN n % 25 = 0 THEN 'expired' WHEN n % 40 = 0 THEN 'failed' ELSE 'paid' END AS state
       FROM generate_series(1, $1::int) AS n
     ) AS orders`,
    [count],
  );
  await database.query(
    `INSERT INTO haipay_attention (id, collect_order_id, platform_order_id, reason, facts, resolved_at)
     SELECT 'hpatold' || n, 'hpcoold' || lpad(n::text, 10, '0'), 'old' || lpad(n::text, 10, '0'), 'late', '{}',
       CASE WHEN n > $1::int / 100 THEN now() END
     FROM generate_series(1, $1::int, 2000) AS n`,
    [count],
  );
  await database.query("VACUUM ANALYZE haipay_collect_order");
  await database.query("VACUUM ANALYZE haipay_attention");
}
