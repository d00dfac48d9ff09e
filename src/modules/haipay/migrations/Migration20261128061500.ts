import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const ROWS = `"haipay_collect_order"`;
const REFUNDS = `"haipay_refund"`;

/**
 * Which environment a row belongs to, when the platform last answered for it and since when it does not, what a person
 * has taken over, what the cart said of the buyer, and entries that correct a recorded refund.
 */
export class Migration20261128061500 extends Migration {
  override async up(): Promise<void> {
    for (const column of [
      `"environment" text null`,
      `"answered_at" timestamptz null`,
      `"failing_since" timestamptz null`,
      `"taken_over_at" timestamptz null`,
      `"buyer_source" text null`,
    ]) {
      this.addSql(`alter table if exists ${ROWS} add column if not exists ${column};`);
    }
    this.addSql(`UPDATE ${ROWS} SET answered_at = checked_at WHERE answer_digest IS NOT NULL;`);
    // Given up by the clock alone: rows that could not be asked about are asked about again.
    this.addSql(
      `UPDATE ${ROWS} SET next_check_at = now()
       WHERE next_check_at IS NULL AND applied_at IS NOT NULL AND erased_at IS NULL AND state NOT IN ('chosen', 'paid')
         AND (answered_at IS NULL OR answered_at < expires_at);`,
    );
    // A person who resolved what a machine could not decide, or recorded that the money went back, had decided for good.
    this.addSql(
      `UPDATE ${ROWS} o SET taken_over_at = o.settled_at
       WHERE o.state = 'paid' AND o.captured_payment_id IS NULL AND o.settled_at IS NOT NULL
         AND (o.refunded_amount::numeric > 0 OR EXISTS (
           SELECT 1 FROM "haipay_attention" a
           WHERE a.collect_order_id = o.id AND a.resolved_at IS NOT NULL AND a.resolved_by <> 'system'));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_uncaptured" ON ${ROWS} ("id") WHERE state = 'paid' AND captured_payment_id IS NULL AND taken_over_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(`alter table if exists ${REFUNDS} add column if not exists "corrects_id" text null;`);
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_haipay_refund_corrects_id_unique" ON ${REFUNDS} ("corrects_id") WHERE corrects_id IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_haipay_refund_corrects_id_unique";`);
    this.addSql(`alter table if exists ${REFUNDS} drop column if exists "corrects_id";`);
    this.addSql(`drop index if exists "IDX_haipay_collect_order_uncaptured";`);
    for (const column of ["buyer_source", "taken_over_at", "failing_since", "answered_at", "environment"]) {
      this.addSql(`alter table if exists ${ROWS} drop column if exists "${column}";`);
    }
  }
}
