import type { Client } from "@medusajs/framework/pg";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Cart, CartWish } from "../../demo/shopper";
import type { SeededState } from "./seeded-state";

/** A table whose rows belong to a cart, and which of them. */
const PARTS: readonly (readonly [table: string, where: string])[] = [
  [
    "cart_address",
    "id IN (SELECT unnest(ARRAY[shipping_address_id, billing_address_id]) FROM cart WHERE id = $1)",
  ],
  ["cart", "id = $1"],
  ["cart_line_item", "cart_id = $1"],
  ["cart_line_item_tax_line", "item_id IN (SELECT id FROM cart_line_item WHERE cart_id = $1)"],
  ["cart_shipping_method", "cart_id = $1"],
  [
    "cart_shipping_method_tax_line",
    "shipping_method_id IN (SELECT id FROM cart_shipping_method WHERE cart_id = $1)",
  ],
];
/** On these it depends what Medusa fills a cart with, and whether it does. */
const SUPPLY =
  /^(price|product|promotion|campaign|region|tax|shipping|fulfillment|service_zone|geo_zone|stock_location|inventory|reservation|sales_channel|store|currency|cart_promotion)/;

/** A cart as it was when the store API had filled it. Rows are JSON texts, in which no sum is rounded. */
interface Original {
  cart: string;
  ids: string[];
  rows: { table: string; texts: string[] }[];
  customer: string | undefined;
  email: string | undefined;
}

/**
 * Carts for tests that are not about filling carts, which takes half of a purchase's time: the store API fills the first
 * of its kind in a process, and the next ones are copies of its rows under other ids.
 */
export class CartCopies {
  private readonly originals = new Map<string, Original>();

  constructor(
    private readonly state: SeededState,
    private readonly client: Client,
  ) {}

  /** @param fill through the store API: for the first cart of its kind, and when the test changed what the shop has to sell */
  async take(wish: CartWish, fill: () => Promise<Cart>): Promise<Cart> {
    if ((await this.state.changed(SUPPLY)).length > 0) return fill();
    const kind = JSON.stringify(wish);
    const original = this.originals.get(kind);
    if (original) return this.copy(original);
    const cart = await fill();
    this.originals.set(kind, await this.read(cart));
    return cart;
  }

  private async read(cart: Cart): Promise<Original> {
    const ids: string[] = [];
    const rows: Original["rows"] = [];
    const select = async (table: string, where: string, key: string | undefined) => {
      const found = await this.client.query<{ id: string; text: string }>(
        `SELECT id, to_jsonb(t)::text AS text FROM "${table}" t WHERE ${where}`,
        [key],
      );
      ids.push(...found.rows.map(({ id }) => id));
      rows.push({ table, texts: found.rows.map(({ text }) => text) });
    };
    const { customer_id: customer = undefined, email = undefined } = cart;
    await select("customer", "id = $1", customer);
    for (const [table, where] of PARTS) await select(table, where, cart.id);
    return { cart: JSON.stringify(cart), ids, rows, customer, email };
  }

  private async copy(original: Original): Promise<Cart> {
    const names = new Map(original.ids.map((id) => [id, generateEntityId(undefined, id.split("_")[0])]));
    const { rows: known } = await this.client.query<{ id: string }>(
      "SELECT id FROM customer WHERE email = $1 AND NOT has_account",
      [original.email],
    );
    if (original.customer && known[0]) names.set(original.customer, known[0].id);
    const rename = (text: string) => {
      for (const [before, after] of names) text = text.replaceAll(before, after);
      return text;
    };
    for (const { table, texts } of original.rows) {
      await this.client.query(
        `INSERT INTO "${table}"
         SELECT (jsonb_populate_record(null::"${table}", row || jsonb_build_object('created_at', now(), 'updated_at', now()))).*
         FROM unnest($1::jsonb[]) AS row ON CONFLICT DO NOTHING`,
        [texts.map(rename)],
      );
    }
    return JSON.parse(rename(original.cart)) as Cart;
  }
}
