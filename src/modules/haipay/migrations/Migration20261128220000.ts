import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** When the last money came, and until when a slip itself can be paid with: an extended deadline does not move that. */
export class Migration20261128220000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_collect_order" add column if not exists "received_at" timestamptz null, add column if not exists "slip_expires_at" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_collect_order" drop column if exists "received_at", drop column if exists "slip_expires_at";`,
    );
  }
}
