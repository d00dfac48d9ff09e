import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { ListView as ListViewModel } from "./models/list-view";
import type { RowOf } from "./row-of";

const TABLE = "haipay_list_view";
/** More than anybody finds again. */
export const MOST_VIEWS = 30;
/** PostgreSQL's code for a value that a unique index holds already. */
const TAKEN = "23505";

export type ListView = RowOf<typeof ListViewModel>;

/** What each administrator calls the filters that they use again and again. */
export class ListViews {
  constructor(private readonly db: Knex) {}

  /** The views of one administrator, oldest first. */
  async list(userId: string): Promise<ListView[]> {
    return this.db<ListView>(TABLE).where({ user_id: userId }).whereNull("deleted_at").orderBy("id");
  }

  /**
   * Keeps filters under a name. Under a name that the administrator uses already, they replace the ones before: a
   * double click leaves one.
   *
   * @returns undefined when there are too many already
   */
  async save(userId: string, name: string, query: string): Promise<ListView | undefined> {
    return this.db.transaction(async (trx) => {
      // Two windows of one person are counted one after the other.
      await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`haipay:views:${userId}`]);
      const [replaced] = await trx<ListView>(TABLE)
        .where({ user_id: userId, name })
        .whereNull("deleted_at")
        .update({ query, updated_at: new Date() })
        .returning("*");
      if (replaced) return replaced;
      const [{ count }] = await trx(TABLE)
        .where({ user_id: userId })
        .whereNull("deleted_at")
        .count<{ count: string }[]>({ count: trx.raw("*") });
      if (Number(count) >= MOST_VIEWS) return undefined;
      const [view] = await trx<ListView>(TABLE)
        .insert({ id: generateEntityId(undefined, "hplv"), user_id: userId, name, query })
        .returning("*");
      return view;
    });
  }

  /** @returns undefined when there is none of this id, "taken" when another one has the name */
  async rename(userId: string, id: string, name: string): Promise<ListView | "taken" | undefined> {
    try {
      const [view] = await this.db<ListView>(TABLE)
        .where({ user_id: userId, id })
        .whereNull("deleted_at")
        .update({ name, updated_at: new Date() })
        .returning("*");
      return view;
    } catch (error) {
      if ((error as { code?: string }).code === TAKEN) return "taken";
      throw error;
    }
  }

  /** Whoever deletes it twice has deleted it. */
  async delete(userId: string, id: string): Promise<void> {
    await this.db(TABLE).where({ user_id: userId, id }).delete();
  }
}
