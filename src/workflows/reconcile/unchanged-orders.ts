import type { DueOrders, UnchangedOrder } from "../../modules/haipay/ledger/due-orders";
import type { Logger } from "@medusajs/framework/types";

const AT_ONCE = 100;

/** Writes looks without news into the ledger, many at once. What cannot be written is looked at again. */
export class UnchangedOrders {
  private waiting: UnchangedOrder[] = [];

  constructor(
    private readonly dueOrders: DueOrders,
    private readonly logger: Logger,
  ) {}

  /** Keeps it until there are enough to write. */
  async add(order: UnchangedOrder): Promise<void> {
    this.waiting.push(order);
    if (this.waiting.length >= AT_ONCE) await this.write();
  }

  /** Writes those that wait. Never throws: what is lost is looked at again. */
  async write(): Promise<void> {
    const orders = this.waiting;
    this.waiting = [];
    try {
      await this.dueOrders.recordUnchanged(orders);
    } catch (error) {
      this.logger.warn(
        `HaiPay: ${orders.length} looks at the platform could not be written down: ${(error as Error).message}`,
      );
    }
  }
}
