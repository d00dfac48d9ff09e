import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Credentials and settings that wait for their proof, or for another administrator, are kept beside what is in force. */
export class Migration20261128180000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "haipay_account" add column if not exists "proposal" jsonb null;`);
    this.addSql(`alter table if exists "haipay_settings" add column if not exists "proposal" jsonb null;`);
    this.addSql(`drop index if exists "IDX_haipay_account_in_use";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_account_in_use" ON "haipay_account" ("environment", "currency") WHERE retired_at IS NULL AND proposal IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_account_proposed" ON "haipay_account" ("environment", "currency") WHERE proposal IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "haipay_account" where "proposal" is not null;`);
    this.addSql(`drop index if exists "IDX_haipay_account_proposed";`);
    this.addSql(`drop index if exists "IDX_haipay_account_in_use";`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_account_in_use" ON "haipay_account" ("environment", "currency") WHERE retired_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(`alter table if exists "haipay_settings" drop column if exists "proposal";`);
    this.addSql(`alter table if exists "haipay_account" drop column if exists "proposal";`);
  }
}
