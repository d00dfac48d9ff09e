import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What the last test of an account's connection proved, and when. */
export class Migration20261129013700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_account_report" add column if not exists "test" jsonb null, add column if not exists "test_at" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_account_report" drop column if exists "test", drop column if exists "test_at";`,
    );
  }
}
