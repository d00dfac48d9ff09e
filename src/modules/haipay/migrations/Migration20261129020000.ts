import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Who takes care of an attention, and what a colleague wrote to it. */
export class Migration20261129020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_attention" add column if not exists "assigned_to" text null, add column if not exists "remark" text null, add column if not exists "remark_by" text null, add column if not exists "remark_at" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "haipay_attention" drop column if exists "assigned_to", drop column if exists "remark", drop column if exists "remark_by", drop column if exists "remark_at";`,
    );
  }
}
