import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124000434 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_refund" drop constraint if exists "haipay_refund_collect_order_id_reference_unique";`,
    );
    this.addSql(
      `create table if not exists "haipay_announcement" ("id" text not null, "name" text not null, "collect_order_id" text null, "attention_id" text null, "next_try_at" timestamptz null, "announced_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_announcement_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_announcement_deleted_at" ON "haipay_announcement" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_announcement_next_try_at_id" ON "haipay_announcement" ("next_try_at", "id") WHERE next_try_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_announcement_collect_order_id" ON "haipay_announcement" ("collect_order_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "haipay_refund" ("id" text not null, "collect_order_id" text not null, "target" text check ("target" in ('payment', 'ledger')) not null, "amount" text not null, "booked_amount" text null, "currency" text check ("currency" in ('jpy', 'usd')) not null, "paid_on" timestamptz not null, "reference" text not null, "note" text null, "recorded_by" text not null, "medusa_payment_id" text null, "medusa_refund_id" text null, "booked_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_refund_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_deleted_at" ON "haipay_refund" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_refund_collect_order_id_reference_unique" ON "haipay_refund" ("collect_order_id", "reference") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "haipay_sweep" ("id" text not null, "position" text null, "swept_until" timestamptz null, "claimed_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_sweep_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_sweep_deleted_at" ON "haipay_sweep" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "haipay_collect_order" add column if not exists "captured_payment_id" text null, add column if not exists "ended_at" timestamptz null, add column if not exists "reminded_at" timestamptz null;`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_attention_created_at_id" ON "haipay_attention" ("created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_attention_open" ON "haipay_attention" ("created_at", "id") WHERE resolved_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_order_no" ON "haipay_collect_order" ("order_no") WHERE order_no IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_watched" ON "haipay_collect_order" ("id") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_not_applied" ON "haipay_collect_order" ("id") WHERE applied_at IS NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_medusa_payment_id" ON "haipay_refund" ("medusa_payment_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_refund_created_at" ON "haipay_refund" ("created_at") WHERE booked_at IS NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_collect_order_watched";`);
    this.addSql(`drop index if exists "IDX_haipay_collect_order_not_applied";`);
    this.addSql(`drop index if exists "IDX_haipay_attention_created_at_id";`);
    this.addSql(`drop index if exists "IDX_haipay_attention_open";`);
    this.addSql(`drop index if exists "IDX_haipay_collect_order_order_no";`);

    this.addSql(`drop table if exists "haipay_announcement" cascade;`);

    this.addSql(`drop table if exists "haipay_refund" cascade;`);

    this.addSql(`drop table if exists "haipay_sweep" cascade;`);

    this.addSql(
      `alter table if exists "haipay_collect_order" drop column if exists "captured_payment_id", drop column if exists "ended_at", drop column if exists "reminded_at";`,
    );
  }
}
