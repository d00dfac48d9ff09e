import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Changes of the settings that could turn money away are announced, also those of the files; attentions can be about an
 * account instead of an order; and each payment says which environment it was made in.
 */
export class Migration20261128172000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "haipay_seen_configuration" ("id" text not null, "configuration" jsonb not null, "seen_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_seen_configuration_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_seen_configuration_deleted_at" ON "haipay_seen_configuration" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_seen_configuration_seen_at" ON "haipay_seen_configuration" ("seen_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "haipay_announcement" add column if not exists "history_id" text null;`,
    );
    this.addSql(
      `alter table if exists "haipay_settings" add column if not exists "chosen_by_files" text null;`,
    );
    this.addSql(`alter table if exists "haipay_attention" add column if not exists "account" text null;`);
    this.addSql(`alter table if exists "haipay_attention" alter column "platform_order_id" drop not null;`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_attention_account_reason_unique" ON "haipay_attention" ("account", "reason") WHERE account IS NOT NULL AND resolved_at IS NULL AND deleted_at IS NULL;`,
    );
    // Plain http is taken of a sandbox alone, and the test host is one.
    this.addSql(
      `UPDATE "haipay_collect_order" SET environment = CASE
         WHEN host LIKE 'http://%' THEN 'sandbox' WHEN host = 'https://uat-interface.haipay.asia' THEN 'test' ELSE 'production' END
       WHERE environment IS NULL AND host IS NOT NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_attention_account_reason_unique";`);
    this.addSql(`delete from "haipay_attention" where "platform_order_id" is null;`);
    this.addSql(`alter table if exists "haipay_attention" alter column "platform_order_id" set not null;`);
    this.addSql(`alter table if exists "haipay_attention" drop column if exists "account";`);
    this.addSql(`alter table if exists "haipay_settings" drop column if exists "chosen_by_files";`);
    this.addSql(`delete from "haipay_announcement" where "history_id" is not null;`);
    this.addSql(`alter table if exists "haipay_announcement" drop column if exists "history_id";`);
    this.addSql(`drop table if exists "haipay_seen_configuration" cascade;`);
  }
}
