import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124003628 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_watched" ON "haipay_collect_order" ("id") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_not_applied" ON "haipay_collect_order" ("id") WHERE applied_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_collect_order_watched";`);
    this.addSql(`drop index if exists "IDX_haipay_collect_order_not_applied";`);
  }

}
