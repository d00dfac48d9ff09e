/**
 * What only the shop knows and the protocol does not include: for a demo, where shop and sandbox run side by side. All of it is optional for the
 * platform: without a shop next door the sandbox knows orders by its own numbers alone.
 */
export interface ShopNextDoor {
  /** The numbers that shop and shopper call their orders by. @returns by order id of the platform; what has none is left out */
  orderNumbers(orderIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Lets the time for this order be over at the shop too, as if the days had gone by. */
  passDeadline(orderId: string): Promise<void>;
}
