import { writeSum } from "../../../src/storefront/index";

/** A sum as it is charged and as the payment kit writes it: whole yen or cents, half up. */
export function formatPrice(amount: number, currency: string): string {
  const places = currency.toLowerCase() === "jpy" ? 0 : 2;
  const charged = Math.round(Math.abs(amount) * 10 ** places + 1e-9) / 10 ** places;
  const written = writeSum(charged.toFixed(places), currency);
  return amount < 0 && charged > 0 ? `−${written}` : written;
}

export function Price({ amount, currency }: { amount: number; currency: string }) {
  return <span className="price">{formatPrice(amount, currency)}</span>;
}
