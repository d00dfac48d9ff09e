import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TABLE = `"haipay_collect_order"`;

/** What the list of payments filters, searches and sorts by, and when a shopper's data were erased. */
export class Migration20261126202000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists ${TABLE} add column if not exists "erased_at" timestamptz null;`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_created_at_id" ON ${TABLE} ("created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_state_created_at_id" ON ${TABLE} ("state", "created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_filter" ON ${TABLE} ("currency", "method", "state", "created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_paid_at_id" ON ${TABLE} ("paid_at", "id") WHERE paid_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_expires_at_id" ON ${TABLE} ("expires_at", "id") WHERE expires_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_open" ON ${TABLE} ("expires_at", "id") WHERE state = 'open' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_charge" ON ${TABLE} ((charge_amount::numeric), "id") WHERE charge_amount IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_buyer_email" ON ${TABLE} (lower(buyer_email) text_pattern_ops) WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    for (const name of ["buyer_email", "charge", "open", "expires_at_id", "paid_at_id", "filter"]) {
      this.addSql(`drop index if exists "IDX_haipay_collect_order_${name}";`);
    }
    this.addSql(`drop index if exists "IDX_haipay_collect_order_state_created_at_id";`);
    this.addSql(`drop index if exists "IDX_haipay_collect_order_created_at_id";`);
    this.addSql(`alter table if exists ${TABLE} drop column if exists "erased_at";`);
  }
}
