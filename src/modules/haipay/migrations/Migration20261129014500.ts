import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TABLE = `"haipay_collect_order"`;
const KATAKANA = between(0x30a1, 0x30f6);
const HIRAGANA = between(0x3041, 0x3096);
const fold = (name: string) => `translate(lower(${name}), '${KATAKANA} \u3000・', '${HIRAGANA}')`;

/** The expressions as they stand in ledger/search.ts. */
const INDEXES = [
  ["buyer_name", `(${fold("buyer_name")}) text_pattern_ops`],
  [
    "buyer_second_name",
    `(${fold("split_part(replace(buyer_name, '\u3000', ' '), ' ', 2)")}) text_pattern_ops`,
  ],
  ["buyer_phone", "buyer_phone text_pattern_ops"],
  ["bank_no", "bank_no"],
];

/** What the search of the list finds payments by: the shopper's names and phone, and the number of a slip or an account. */
export class Migration20261129014500 extends Migration {
  override async up(): Promise<void> {
    for (const [name, what] of INDEXES) {
      // Merely chosen methods are not searched; most have no number yet either.
      const where = name === "bank_no" ? "bank_no IS NOT NULL AND " : "";
      this.addSql(
        `CREATE INDEX IF NOT EXISTS "IDX_haipay_collect_order_${name}" ON ${TABLE} (${what}) WHERE ${where}applied_at IS NOT NULL AND deleted_at IS NULL;`,
      );
    }
  }

  override async down(): Promise<void> {
    for (const [name] of INDEXES) this.addSql(`drop index if exists "IDX_haipay_collect_order_${name}";`);
  }
}

function between(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, place) => first + place));
}
