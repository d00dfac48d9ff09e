import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMES = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
       "deleted_at" timestamptz null`;
const CURRENCY = `"currency" text check ("currency" in ('jpy', 'usd')) not null`;

/** What HaiPay knows of the shop's accounts: which cannot take money, what they hold, offer and cost. */
export class Migration20261128210000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "haipay_account_trouble" ("id" text not null, "environment" text not null, ${CURRENCY},
       "app_id" text not null, "method" text null, "cause" text not null, "failures" integer not null,
       "failing_since" timestamptz not null, "last_failed_at" timestamptz not null, "last_error" text not null,
       "off_since" timestamptz null, "trial_from" timestamptz null, "next_ask_at" timestamptz not null,
       "ask_count" integer not null default 0, ${TIMES}, constraint "haipay_account_trouble_pkey" primary key ("id"));`,
    );
    this.addSql(
      `create table if not exists "haipay_account_report" ("id" text not null, "environment" text not null, ${CURRENCY},
       "app_id" text not null, "balance" jsonb null, "balance_at" timestamptz null, "balance_asked_at" timestamptz null,
       "balance_error" text null, "configuration" jsonb null, "configuration_at" timestamptz null,
       "configuration_asked_at" timestamptz null, "configuration_error" text null, "fee_rules" jsonb null, ${TIMES},
       constraint "haipay_account_report_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_account_trouble_next_ask_at" ON "haipay_account_trouble" ("next_ask_at") WHERE deleted_at IS NULL;`,
    );
    for (const table of ["haipay_account_trouble", "haipay_account_report"]) {
      this.addSql(
        `CREATE INDEX IF NOT EXISTS "IDX_${table}_deleted_at" ON "${table}" ("deleted_at") WHERE deleted_at IS NULL;`,
      );
    }
    this.addSql(
      `alter table if exists "haipay_collect_order" add column if not exists "expected_fee" text null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "haipay_collect_order" drop column if exists "expected_fee";`);
    this.addSql(`drop table if exists "haipay_account_report" cascade;`);
    this.addSql(`drop table if exists "haipay_account_trouble" cascade;`);
  }
}
