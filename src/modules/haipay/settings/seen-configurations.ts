import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SeenConfiguration as SeenConfigurationModel } from "../models/seen-configuration";
import type { RowOf } from "../row-of";
import type { FileConfiguration } from "./file-configuration";

const TABLE = "haipay_seen_configuration";

export type SeenConfiguration = RowOf<typeof SeenConfigurationModel, { configuration: FileConfiguration }>;

/** Which file configurations the shop's servers have run with. */
export class SeenConfigurations {
  constructor(private readonly db: Knex) {}

  /**
   * Records that a server runs with a configuration that some server ran with just before.
   *
   * @param withinMs how long ago, in ms, at most
   * @returns false when none did
   */
  async keepAlive(id: string, withinMs: number): Promise<boolean> {
    const kept = await this.db(TABLE)
      .where({ id })
      .whereRaw("seen_at > now() - ? * interval '1 millisecond'", [withinMs])
      .update({ seen_at: this.db.raw("now()") });
    return kept > 0;
  }

  /** What a server last ran with. */
  async findLast(): Promise<SeenConfiguration | undefined> {
    return this.db<SeenConfiguration>(TABLE).orderBy("seen_at", "desc").first();
  }

  /** Records that a server runs with it. */
  async see(id: string, configuration: FileConfiguration): Promise<void> {
    const seen = { id, configuration: JSON.stringify(configuration), seen_at: this.db.raw("now()") };
    await this.db(TABLE).insert(seen).onConflict("id").merge(["seen_at"]);
  }

  /** Removes what no server has run with for a while, in ms. */
  async forget(olderThanMs: number): Promise<void> {
    await this.db(TABLE).whereRaw("seen_at < now() - ? * interval '1 millisecond'", [olderThanMs]).delete();
  }
}
