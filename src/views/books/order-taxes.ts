import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { BigNumber } from "bignumber.js";
import { taxKindOf, type TaxShare } from "./tax-shares";

interface TaxedLine {
  total?: BigNumberInput;
  tax_lines?: { rate: unknown }[] | null;
}

interface TaxedOrder {
  id: string;
  tax_total?: BigNumberInput;
  items?: TaxedLine[] | null;
  shipping_methods?: TaxedLine[] | null;
}

async function readOrders(container: MedusaContainer, ids: readonly string[]): Promise<TaxedOrder[]> {
  if (ids.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      ...["id", "total", "tax_total", "items.*", "items.tax_lines.*"],
      ...["shipping_methods.*", "shipping_methods.tax_lines.*"],
    ],
    filters: { id: [...new Set(ids)] },
  });
  return data as TaxedOrder[];
}

/** How the goods and the delivery of these orders are taxed, by order id. */
export async function findTaxShares(
  container: MedusaContainer,
  orderIds: readonly string[],
): Promise<Map<string, TaxShare[]>> {
  const orders = await readOrders(container, orderIds);
  return new Map(
    orders.map(({ id, items, shipping_methods }) => [
      id,
      [...(items ?? []), ...(shipping_methods ?? [])].map(({ total, tax_lines }) => ({
        kind: taxKindOf(tax_lines?.length ? Number(tax_lines[0].rate) : undefined),
        amount: new BigNumber(MathBN.convert(total ?? 0).toFixed()),
      })),
    ]),
  );
}

/** The tax in these orders as they are now, by order id: decimals of at most twenty places. */
export async function findTaxTotals(
  container: MedusaContainer,
  orderIds: readonly string[],
): Promise<Map<string, string>> {
  const orders = await readOrders(container, orderIds);
  return new Map(orders.map(({ id, tax_total }) => [id, MathBN.convert(tax_total ?? 0).toFixed(20)]));
}
