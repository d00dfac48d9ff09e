import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Migration } from "@medusajs/framework/mikro-orm/migrations";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { Migration20261129013700 } from "../../src/modules/haipay/migrations/Migration20261129013700";
import { Migration20261129014500 } from "../../src/modules/haipay/migrations/Migration20261129014500";
import { Migration20261129020000 } from "../../src/modules/haipay/migrations/Migration20261129020000";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { rowOfOrderId } from "../environment/ledger-books";
import { raiseAttention } from "../environment/raise-attention";

const MIGRATIONS = { Migration20261129013700, Migration20261129014500, Migration20261129020000 };

describeShop("A shop that goes back to an earlier version, and forward again,", (shop) => {
  it.each(Object.entries(MIGRATIONS))("finds its tables as they were: %s", async (_, Step) => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await raiseAttention(shop, await rowOfOrderId(shop, platformOrderId), "partial", { currency: "jpy" });
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    // Nothing of it stays: PostgreSQL takes back changes of tables as well.
    const trx = await db.transaction();
    try {
      const [schema, books] = [await schemaOf(trx), await booksOf(trx)];
      await run(trx, Step, "down");
      const earlier = await schemaOf(trx);
      expect(earlier.length).toBeLessThan(schema.length);
      expect(schema).toEqual(expect.arrayContaining(earlier));
      await run(trx, Step, "up");
      // A migration that was cut off is run again.
      await run(trx, Step, "up");
      expect(await schemaOf(trx)).toEqual(schema);
      expect(await booksOf(trx)).toEqual(books);
    } finally {
      await trx.rollback();
    }
  });
});

async function run(trx: Knex, Step: new (...of: never[]) => Migration, way: "up" | "down"): Promise<void> {
  const step = new Step();
  await step[way]();
  for (const query of step.getQueries() as string[]) await trx.raw(query);
}

/** Columns and indexes of our tables, each as a line. */
async function schemaOf(trx: Knex): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { line: string }[] }>(
    `SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS line
       FROM information_schema.columns WHERE table_schema = current_schema() AND table_name LIKE 'haipay%'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename LIKE 'haipay%'
     ORDER BY line`,
  );
  return rows.map(({ line }) => line);
}

async function booksOf(trx: Knex): Promise<unknown> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `SELECT (SELECT json_agg(row ORDER BY row.id) FROM haipay_collect_order row) AS rows,
            (SELECT json_agg(row ORDER BY row.id) FROM (SELECT id, reason, facts FROM haipay_attention) row) AS attentions`,
  );
  return rows;
}
