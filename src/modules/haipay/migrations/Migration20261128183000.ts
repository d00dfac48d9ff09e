import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const ROWS = `"haipay_collect_order"`;

/** What is counted before an order is made at the platform: as few rows as can be, whatever the size of the ledger. */
const OPEN = `state IN ('applying', 'unknown', 'open')`;
const INDEXES = [
  ["open_email", `(lower(buyer_email)) WHERE ${OPEN}`],
  ["open_phone", `("buyer_phone") WHERE ${OPEN}`],
  ["open_customer", `("customer_id") WHERE ${OPEN} AND customer_id IS NOT NULL`],
  ["applied_at", `("applied_at") WHERE applied_at IS NOT NULL`],
  ["client", `("client_digest", "applied_at") WHERE client_digest IS NOT NULL`],
] as const;

/** Limits on what a guest can make the shop do: what is counted, and how often one has refused. */
export class Migration20261128183000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists ${ROWS} add column if not exists "client_digest" text null;`);
    for (const [name, on] of INDEXES) {
      this.addSql(
        `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_${name}" ON ${ROWS} ${on} AND deleted_at IS NULL;`,
      );
    }
    this.addSql(
      `create table if not exists "haipay_limit_hit" ("id" text not null, "limit_name" text not null, "count" integer not null,
       "last_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
       "deleted_at" timestamptz null, constraint "haipay_limit_hit_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_limit_hit_deleted_at" ON "haipay_limit_hit" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "haipay_limit_hit" cascade;`);
    for (const [name] of INDEXES) this.addSql(`drop index if exists "IDX_haipay_collect_order_${name}";`);
    this.addSql(`alter table if exists ${ROWS} drop column if exists "client_digest";`);
  }
}
