import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { HaipayShop } from "../../environment/haipay-shop";
import type { Queries } from "./books";

/** The database of a shop that runs in this process. */
export function shopDatabase(shop: HaipayShop): Queries {
  return queriesOver(shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION));
}

/** The same over a connection or a transaction; knex writes its values as `?`. */
export function queriesOver(db: Pick<Knex, "raw">): Queries {
  return {
    query: async <Row>(statement: string, values: unknown[] = []) => {
      const bindings: unknown[] = [];
      const translated = statement.replace(/\?/g, "\\?").replace(/\$(\d+)/g, (_, position: string) => {
        bindings.push(values[Number(position) - 1]);
        return "?";
      });
      const { rows } = await db.raw<{ rows: Row[] }>(translated, bindings as Knex.RawBinding[]);
      return rows;
    },
  };
}
