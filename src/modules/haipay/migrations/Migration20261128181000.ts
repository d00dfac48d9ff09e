import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const ROWS = `"haipay_collect_order"`;

/** A token of its own in the address that a buyer comes back to, and what tells the browser that chose. */
export class Migration20261128181000 extends Migration {
  override async up(): Promise<void> {
    for (const column of [`"payment_token" text null`, `"browser_digest" text null`]) {
      this.addSql(`alter table if exists ${ROWS} add column if not exists ${column};`);
    }
    // What the platform heard of before keeps the address that it was told.
    this.addSql(
      `UPDATE ${ROWS} SET payment_token = 'hppt_' || replace(gen_random_uuid()::text, '-', '') WHERE applied_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_payment_token" ON ${ROWS} ("payment_token") WHERE payment_token IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_collect_order_payment_token";`);
    for (const column of ["browser_digest", "payment_token"]) {
      this.addSql(`alter table if exists ${ROWS} drop column if exists "${column}";`);
    }
  }
}
