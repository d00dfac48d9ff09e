import { digestAnswer } from "../../../src/modules/haipay/ledger/verdict";
import { parsePlatformAmount } from "../../../src/platform/money";
import type { QueriedOrder } from "../../../src/platform/schema";
import type { TestDatabase } from "../../environment/test-database";
import { OPEN_ORDER, openOrderId, orderNoOf } from "../platform/open-orders";

const AT_ONCE = 1_000;

/** Writes slips that were issued an hour ago and asked about once, all as the fast platform knows them. */
export async function writeOpenRows(
  database: TestDatabase,
  count: number,
  account: { appId: string; baseUrl: string },
): Promise<void> {
  for (let first = 1; first <= count; first += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - first + 1) }, (_, i) => rowOf(first + i));
    await database.query(
      `INSERT INTO haipay_collect_order
         (id, platform_order_id, platform_order_no, payment_session_id, payment_collection_id, cart_id, provider_id, method, currency, flow,
          environment, app_id, host, charge_amount, session_amount, state, platform_status, received_amount, fee, answer_digest, pay_url,
          buyer_name, buyer_phone, buyer_email, partner_user_id, applied_at, expires_at, check_count)
       SELECT 'hpco' || platform_order_id, platform_order_id, platform_order_no, 'payses_' || platform_order_id, 'pay_col_' || platform_order_id, 'cart_' || platform_order_id,
         'pp_haipay-konbini-lawson_haipay', 'konbini-lawson', 'jpy', 'order_first', 'sandbox', $2, $3, $4, $4, 'open', 0, '0', '0',
         digest, 'https://platform.example/pay/1', '山田 花子', '09012345678', 'hanako@example.com', 'guest_1',
         now() - interval '1 hour', now() + interval '3 days', 1
       FROM jsonb_to_recordset($1::jsonb) AS made (platform_order_id text, platform_order_no text, digest text)`,
      [JSON.stringify(rows), account.appId, account.baseUrl, OPEN_ORDER.amount],
    );
  }
  await database.query("VACUUM ANALYZE haipay_collect_order");
}

/** Lets them all have been due for up to ten minutes. */
export async function makeOpenRowsDue(database: TestDatabase): Promise<void> {
  await database.query(
    `UPDATE haipay_collect_order SET next_check_at = now() - random() * interval '10 minutes', check_count = 1
     WHERE state = 'open' AND platform_order_id LIKE 'bench%'`,
  );
}

/** How many were looked at once since without a failure, and how many events were written. */
export async function readLooks(database: TestDatabase): Promise<{ looked: number; events: number }> {
  const [counts] = await database.query<{ looked: number; events: number }>(
    `SELECT (SELECT count(*)::int FROM haipay_collect_order WHERE platform_order_id LIKE 'bench%' AND check_count = 2
         AND next_check_at > now() AND last_error IS NULL) AS looked,
       (SELECT count(*)::int FROM haipay_history) AS events`,
  );
  return counts;
}

function rowOf(n: number): { platform_order_id: string; platform_order_no: string; digest: string } {
  const platform_order_id = openOrderId(n);
  const platform_order_no = orderNoOf(platform_order_id);
  const amount = parsePlatformAmount(OPEN_ORDER.writtenAmount);
  const nothing = parsePlatformAmount("0");
  const answer = {
    orderNo: platform_order_no,
    amount,
    actualAmount: nothing,
    fee: nothing,
    status: 0,
    currency: "JPY",
  };
  return { platform_order_id, platform_order_no, digest: digestAnswer(answer as QueriedOrder) };
}
