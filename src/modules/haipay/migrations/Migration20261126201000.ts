import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126201000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "haipay_account" ("id" text not null, "environment" text check ("environment" in ('test', 'production', 'sandbox')) not null, "currency" text check ("currency" in ('jpy', 'usd')) not null, "app_id" text null, "merchant_secret_key" text null, "merchant_private_key" text null, "prepared_private_key" text null, "platform_public_key" text null, "second_platform_public_key" text null, "marks" jsonb not null, "version" integer not null default 1, "retired_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_account_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_account_deleted_at" ON "haipay_account" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_account_in_use" ON "haipay_account" ("environment", "currency") WHERE retired_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_account_app_id" ON "haipay_account" ("app_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "haipay_settings" ("id" text not null, "page_values" jsonb not null, "method_choices" jsonb not null, "changed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_settings_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_settings_deleted_at" ON "haipay_settings" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(`alter table if exists "haipay_event" alter column "collect_order_id" drop not null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "haipay_event" where "collect_order_id" is null;`);
    this.addSql(`alter table if exists "haipay_event" alter column "collect_order_id" set not null;`);

    this.addSql(`drop table if exists "haipay_account" cascade;`);

    this.addSql(`drop table if exists "haipay_settings" cascade;`);
  }
}
