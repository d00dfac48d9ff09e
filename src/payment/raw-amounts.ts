import { MathBN } from "@medusajs/framework/utils";

/** An exact amount as Medusa stores it. */
export interface RawAmount {
  value: string | number;
}

/** The exact sum of rows of Medusa's, such as captures, refunds or transactions; zero for none. */
export function totalOf(rows: readonly { raw_amount: RawAmount }[] = []) {
  return MathBN.sum(0, ...rows.map(({ raw_amount }) => raw_amount.value));
}
