import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123222556 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_collect_order" drop constraint if exists "haipay_collect_order_order_id_unique";`,
    );
    this.addSql(
      `alter table if exists "haipay_attention" drop constraint if exists "haipay_attention_order_id_reason_unique";`,
    );
    this.addSql(
      `create table if not exists "haipay_attention" ("id" text not null, "collect_order_id" text null, "order_id" text not null, "reason" text not null, "facts" jsonb not null, "resolved_at" timestamptz null, "resolved_by" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_attention_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_attention_deleted_at" ON "haipay_attention" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_attention_order_id_reason_unique" ON "haipay_attention" ("order_id", "reason") WHERE resolved_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_attention_collect_order_id" ON "haipay_attention" ("collect_order_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "haipay_collect_order" ("id" text not null, "order_id" text not null, "order_no" text null, "payment_session_id" text null, "return_session_id" text null, "payment_collection_id" text not null, "cart_id" text null, "medusa_order_id" text null, "customer_id" text null, "provider_id" text not null, "method" text not null, "currency" text check ("currency" in ('jpy', 'usd')) not null, "flow" text check ("flow" in ('order_first', 'pay_first', 'no_cart')) not null, "app_id" text null, "host" text null, "charge_amount" text null, "session_amount" text null, "state" text check ("state" in ('chosen', 'applying', 'not_created', 'unknown', 'open', 'superseded', 'paid', 'failed', 'expired')) not null, "platform_status" integer null, "received_amount" text null, "fee" text null, "refunded_amount" text not null default '0', "answer_digest" text null, "notification_digest" text null, "pay_url" text null, "bank_code" text null, "bank_no" text null, "qr_code" text null, "buyer_name" text not null, "buyer_phone" text not null, "buyer_email" text not null, "partner_user_id" text not null, "locale" text null, "return_url" text null, "applied_at" timestamptz null, "paid_at" timestamptz null, "settled_at" timestamptz null, "expires_at" timestamptz null, "checked_at" timestamptz null, "next_check_at" timestamptz null, "check_count" integer not null default 0, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_collect_order_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_collect_order_order_id_unique" ON "haipay_collect_order" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_deleted_at" ON "haipay_collect_order" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_payment_session_id" ON "haipay_collect_order" ("payment_session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_return_session_id" ON "haipay_collect_order" ("return_session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_payment_collection_id" ON "haipay_collect_order" ("payment_collection_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_cart_id" ON "haipay_collect_order" ("cart_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_medusa_order_id" ON "haipay_collect_order" ("medusa_order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_next_check_at_id" ON "haipay_collect_order" ("next_check_at", "id") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "haipay_event" ("id" text not null, "collect_order_id" text not null, "kind" text not null, "payload" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_event_deleted_at" ON "haipay_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_event_collect_order_id_created_at" ON "haipay_event" ("collect_order_id", "created_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "haipay_attention" cascade;`);

    this.addSql(`drop table if exists "haipay_collect_order" cascade;`);

    this.addSql(`drop table if exists "haipay_event" cascade;`);
  }
}
