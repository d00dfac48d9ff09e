import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124011500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_refund_medusa_refund_id";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_medusa_payment_id" ON "haipay_refund" ("medusa_payment_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_created_at" ON "haipay_refund" ("created_at") WHERE booked_at IS NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_refund_medusa_payment_id";`);
    this.addSql(`drop index if exists "IDX_haipay_refund_created_at";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_medusa_refund_id" ON "haipay_refund" ("medusa_refund_id") WHERE deleted_at IS NULL;`,
    );
  }
}
