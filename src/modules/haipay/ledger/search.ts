import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { HIRAGANA, KATAKANA } from "../../../platform/kana";

const TABLE = "haipay_collect_order";

/** What `translate` removes from a name: spaces of both widths and the dot between foreign names. */
const BETWEEN_NAMES = " \u3000・";

/**
 * A name in the form used for comparison: in lower case, katakana as hiragana, without spaces. Exactly the expression of the index. Nothing in
 * it can fail, whatever the encoding of the database: an index whose expression fails would refuse the payment itself.
 */
const FOLDED_NAME = `translate(lower(buyer_name), '${KATAKANA}${BETWEEN_NAMES}', '${HIRAGANA}')`;
/** The same for what follows the first space: the given name in Japan, the family name elsewhere. */
const FOLDED_SECOND_NAME = `translate(lower(split_part(replace(buyer_name, '\u3000', ' '), ' ', 2)), '${KATAKANA}${BETWEEN_NAMES}', '${HIRAGANA}')`;

/** Finds payments by what a person reads off a letter, a slip or a phone. Each query uses an index. */
export class CollectOrderSearch {
  /** @param db the ledger's database */
  constructor(private readonly db: Knex) {}

  /**
   * Payments of a buyer whose name, or whose second name, begins like this.
   *
   * @param beginning folded, as `foldName` does it
   * @param most the most that are found by each of the two; which ones is left to the database
   */
  async idsByName(beginning: string, most: number): Promise<string[]> {
    const pattern = `${beginning.replaceAll(/[\\%_]/g, "\\$&")}%`;
    const found = await Promise.all(
      [FOLDED_NAME, FOLDED_SECOND_NAME].map((name) => this.ids(`${name} LIKE ?`, pattern, most)),
    );
    return found.flat();
  }

  /** Payments of a buyer whose phone number, in national form, begins with these digits. */
  async idsByPhone(digits: string, most: number): Promise<string[]> {
    return this.ids("buyer_phone LIKE ?", `${digits}%`, most);
  }

  /** Payments with this number of a slip or an account, without spaces and hyphens. */
  async idsBySlipNumber(digits: string, most: number): Promise<string[]> {
    return this.ids("bank_no = ?", digits, most);
  }

  /**
   * The newest payments over exactly this amount, whatever the currency.
   *
   * @param amount an exact decimal, in yen or dollars
   */
  async idsByAmount(amount: string, most: number): Promise<string[]> {
    return this.ids("charge_amount IS NOT NULL AND charge_amount::numeric = ?::numeric", amount, most, true);
  }

  private async ids(condition: string, value: string, most: number, newest = false): Promise<string[]> {
    const rows = this.db(TABLE)
      .select<{ id: string }[]>("id")
      .whereRaw(condition, [value])
      .whereNull("deleted_at")
      .whereNotNull("applied_at")
      .limit(most);
    if (newest) void rows.orderByRaw("charge_amount::numeric DESC, id DESC");
    return (await rows).map(({ id }) => id);
  }
}
