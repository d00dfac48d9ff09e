import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Filters of the list of payments that an administrator gave a name. */
export class Migration20261129042500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "haipay_list_view" ("id" text not null, "user_id" text not null, "name" text not null, "query" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "haipay_list_view_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_list_view_deleted_at" ON "haipay_list_view" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_list_view_user_id_name_unique" ON "haipay_list_view" ("user_id", "name") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "haipay_list_view" cascade;`);
  }
}
