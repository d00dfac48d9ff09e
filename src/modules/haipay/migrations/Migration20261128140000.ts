import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const COLUMNS = [
  ["haipay_collect_order", "order_id", "platform_order_id"],
  ["haipay_collect_order", "order_no", "platform_order_no"],
  ["haipay_attention", "order_id", "platform_order_id"],
] as const;

const INDEXES = [
  ["IDX_haipay_collect_order_order_id_unique", "IDX_haipay_collect_order_platform_order_id_unique"],
  ["IDX_haipay_collect_order_order_no", "IDX_haipay_collect_order_platform_order_no"],
  ["IDX_haipay_attention_order_id_reason_unique", "IDX_haipay_attention_platform_order_id_reason_unique"],
  ["IDX_haipay_event_deleted_at", "IDX_haipay_history_deleted_at"],
  ["IDX_haipay_event_collect_order_id_created_at", "IDX_haipay_history_collect_order_id_created_at"],
  ["haipay_event_pkey", "haipay_history_pkey"],
] as const;

/** Facts that are kept as JSON: table (by its new name), column, which rows, the key before and after. */
const KEYS = [
  ["haipay_attention", "facts", "true", "order_no", "platform_order_no"],
  ["haipay_history", "payload", "kind = 'apply'", "orderNo", "platform_order_no"],
] as const;

/** One word for one thing: the platform's order, Medusa's order and the history are told apart by their names. */
export class Migration20261128140000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "haipay_event" rename to "haipay_history";`);
    for (const [table, before, after] of COLUMNS) this.renameColumn(table, before, after);
    for (const [before, after] of INDEXES) this.renameIndex(before, after);
    for (const [table, column, rows, before, after] of KEYS)
      this.renameKey(table, column, rows, before, after);
  }

  override async down(): Promise<void> {
    for (const [table, column, rows, before, after] of KEYS)
      this.renameKey(table, column, rows, after, before);
    for (const [before, after] of INDEXES) this.renameIndex(after, before);
    for (const [table, before, after] of COLUMNS) this.renameColumn(table, after, before);
    this.addSql(`alter table if exists "haipay_history" rename to "haipay_event";`);
  }

  private renameColumn(table: string, from: string, to: string): void {
    this.addSql(`alter table if exists "${table}" rename column "${from}" to "${to}";`);
  }

  private renameIndex(from: string, to: string): void {
    this.addSql(`alter index if exists "${from}" rename to "${to}";`);
  }

  private renameKey(table: string, column: string, rows: string, from: string, to: string): void {
    this.addSql(
      `update "${table}" set "${column}" = "${column}" - '${from}' || jsonb_build_object('${to}', "${column}" -> '${from}')
       where ${rows} and jsonb_exists("${column}", '${from}');`,
    );
  }
}
