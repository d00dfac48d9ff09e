import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const ROWS = `"haipay_collect_order"`;

const INDEXES = [
  ["customer_id", `("customer_id") WHERE customer_id IS NOT NULL`],
  ["erase_requested", `("id") WHERE erase_requested_at IS NOT NULL AND erased_at IS NULL`],
  [
    "unpaid_kept",
    `("id") WHERE erased_at IS NULL AND next_check_at IS NULL AND applied_at IS NOT NULL AND state <> 'paid'`,
  ],
  ["paid_kept", `("id") WHERE erased_at IS NULL AND state = 'paid'`],
] as const;

/** Personal data end: on request as soon as nothing needs them, and when their time is up. */
export class Migration20261128182000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists ${ROWS} add column if not exists "erase_requested_at" timestamptz null;`,
    );
    for (const [name, on] of INDEXES) {
      this.addSql(
        `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_${name}" ON ${ROWS} ${on} AND deleted_at IS NULL;`,
      );
    }
  }

  override async down(): Promise<void> {
    for (const [name] of INDEXES) this.addSql(`drop index if exists "IDX_haipay_collect_order_${name}";`);
    this.addSql(`alter table if exists ${ROWS} drop column if exists "erase_requested_at";`);
  }
}
