import type { MethodId } from "../src/platform/catalogue";
import type { ProductHandle } from "./seed-products";

/** One purchase that the demo makes. */
export interface Story {
  title: string;
  method: MethodId;
  product: ProductHandle;
  quantity: number;
}

/** One purchase per kind of method. */
export const STORIES: readonly Story[] = [
  {
    title: "Convenience store: the order is placed first, then paid in cash at the till",
    method: "konbini-familymart",
    product: "sencha",
    quantity: 2,
  },
  {
    title: "E-wallet: paid first, then the order is placed",
    method: "au-pay",
    product: "matcha",
    quantity: 1,
  },
  {
    title: "Bank transfer: the order is placed first, its sum is rounded for the platform",
    method: "gmo-aozora",
    product: "loose-tea",
    quantity: 3,
  },
];
