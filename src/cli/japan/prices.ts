import BigNumber from "bignumber.js";
import type { AdminApi } from "../admin-api";
import type { Steps } from "./steps";

/** The prices that yen prices are converted from: this many yen for one unit of the currency. */
export interface PriceSource {
  currency_code: string;
  rate: BigNumber;
}

interface Price {
  id: string;
  amount: number;
  currency_code: string;
  min_quantity: number | null;
  max_quantity: number | null;
  rules?: Record<string, string>;
}

interface Product {
  id: string;
  title: string;
  variants?: { id: string; title: string; prices?: Price[] }[];
}

/** Gives each variant without a price in yen one that is converted from another currency, or says how many have none. */
export async function ensurePrices(
  api: AdminApi,
  steps: Steps,
  source: PriceSource | undefined,
): Promise<void> {
  let priced = 0;
  const without: string[] = [];
  for await (const product of api.list<Product>("/products", "products")) {
    for (const variant of product.variants ?? []) {
      const prices = variant.prices ?? [];
      if (prices.some((price) => isBase(price, "jpy"))) {
        priced += 1;
        continue;
      }
      const base = source && prices.find((price) => isBase(price, source.currency_code));
      const name = `${product.title}, ${variant.title}`;
      if (!source || !base) {
        without.push(name);
        continue;
      }
      const yen = toYen(base.amount, source.rate);
      await steps.ensure(`the price of ${name}: ¥${yen}`, undefined, async () => {
        // Medusa removes what is not sent.
        const kept = prices.map(({ id, amount, currency_code, min_quantity, max_quantity, rules }) => ({
          id,
          amount,
          currency_code,
          min_quantity,
          max_quantity,
          rules,
        }));
        await api.post(`/products/${product.id}/variants/${variant.id}`, {
          prices: [...kept, { currency_code: "jpy", amount: yen }],
        });
        return true as const;
      });
    }
  }
  if (priced > 0) steps.say(`  is there    prices in yen of ${priced} variants`);
  if (without.length > 0) steps.say(remarkOn(without, source));
}

function remarkOn(without: readonly string[], source: PriceSource | undefined): string {
  const some = without.slice(0, 3).join("; ");
  const many = `${without.length} variants have no price in yen, so nobody in Japan can buy them (${some}${without.length > 3 ? "; …" : ""}).`;
  return source
    ? `  left        ${many} They have none in ${source.currency_code.toUpperCase()} either.`
    : `  left        ${many} Enter them in the admin, or add --price-from eur=160 (the currency that they have, and its rate).`;
}

/** The plain price, for everybody and any quantity. */
function isBase({ currency_code, min_quantity, max_quantity, rules }: Price, currency: string): boolean {
  return (
    currency_code === currency &&
    min_quantity === null &&
    max_quantity === null &&
    Object.keys(rules ?? {}).length === 0
  );
}

/** @returns whole yen, rounded half up, at least one unless it is free */
export function toYen(amount: number, rate: BigNumber): number {
  const yen = new BigNumber(amount).times(rate).integerValue(BigNumber.ROUND_HALF_UP).toNumber();
  return amount > 0 ? Math.max(1, yen) : yen;
}
