/** Whether an order of Medusa's was cancelled: it says so in two places. */
export function isCancelled(order: { status: string; canceled_at: Date | string | null }): boolean {
  return order.canceled_at !== null || order.status === "canceled";
}
