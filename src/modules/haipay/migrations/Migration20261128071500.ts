import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const REFUNDS = `"haipay_refund"`;
const NAME = `"IDX_haipay_refund_collect_order_id_reference_unique"`;
const ON = `CREATE UNIQUE INDEX IF NOT EXISTS ${NAME} ON ${REFUNDS} ("collect_order_id", "reference") WHERE`;

/** A refund that was corrected leaves its reference to the right one. */
export class Migration20261128071500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists ${REFUNDS} add column if not exists "corrected_at" timestamptz null;`);
    this.addSql(`drop index if exists ${NAME};`);
    this.addSql(`${ON} corrects_id IS NULL AND corrected_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists ${NAME};`);
    // The former index knows no corrections: their references are told apart by their ids.
    this.addSql(
      `UPDATE ${REFUNDS} SET reference = reference || ' (' || id || ')' WHERE corrects_id IS NOT NULL OR corrected_at IS NOT NULL;`,
    );
    this.addSql(`${ON} deleted_at IS NULL;`);
    this.addSql(`alter table if exists ${REFUNDS} drop column if exists "corrected_at";`);
  }
}
