import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Money that has come and that Medusa has yet to follow is claimed and counted by itself, beside whatever else is due. */
export class Migration20261128213000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_arrived" ON "haipay_collect_order" ("next_check_at", "id")
       WHERE state = 'paid' AND settled_at IS NULL AND next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_collect_order_arrived";`);
  }
}
