import type { TestDatabase } from "../../environment/test-database";

const FAMILY = [
  "佐藤",
  "鈴木",
  "ヤマダ",
  "タナカ",
  "高橋",
  "イトウ",
  "わたなべ",
  "中村",
  "コバヤシ",
  "加藤",
  "Smith",
  "よしだ",
];
const GIVEN = ["花子", "太郎", "ハナコ", "さくら", "ケンジ", "美咲", "Jane", "ユウキ", "あおい", "蓮"];

/**
 * Gives the ledger's rows buyers of many names and phone numbers, and lets each tenth purchase be one of several tries: what
 * `writeHistory` leaves alike.
 */
export async function nameRows(database: TestDatabase): Promise<void> {
  await database.query(
    `UPDATE haipay_collect_order SET
       buyer_name = ($1::text[])[1 + n % $2::int] || ' ' || ($3::text[])[1 + n / 7 % $4::int] || CASE WHEN n % 3 = 0 THEN '' ELSE chr(12449 + n / 11 % 80) END,
       buyer_phone = '0' || (70 + n % 3 * 10)::text || lpad((n::bigint * 7919 % 100000000)::text, 8, '0'),
       bank_no = CASE WHEN n % 4 = 0 THEN lpad((n::bigint * 104729 % 10000000000000)::text, 13, '0') END
     FROM (SELECT id AS row, substring(id from 8)::int AS n FROM haipay_collect_order) AS numbered
     WHERE id = row`,
    [FAMILY, FAMILY.length, GIVEN, GIVEN.length],
  );
  // Rows count from the newest: the try with the higher number came before.
  await database.query(
    `UPDATE haipay_collect_order SET payment_collection_id = 'pay_col_old' || n - 1, state = 'failed', platform_status = 3,
       received_amount = '0', fee = '0', paid_at = NULL, ended_at = applied_at
     FROM (SELECT id AS row, substring(id from 8)::int AS n FROM haipay_collect_order) AS numbered
     WHERE id = row AND n % 10 = 0`,
  );
  await database.query("VACUUM ANALYZE haipay_collect_order");
}
