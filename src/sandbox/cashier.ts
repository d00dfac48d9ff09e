import type { Currency } from "../platform/catalogue";
import { addAmounts, parsePlatformAmount, type PlatformAmount } from "../platform/money";
import { STATUS, type PlatformStatus } from "../platform/schema";
import type { AccountKeys } from "./accounts";
import { writeNotification } from "./notification-message";
import type { Notifier } from "./notifier";
import type { Delivery, Order } from "./order";
import { amountDue, statusOfSum, usualFee } from "./sums";

const EXPIRED = "order expired";
const ZERO = parsePlatformAmount("0");

/** The request is not possible with this order, or not in this way; the message says why and what to do. */
export class CashierError extends Error {
  override readonly name = "CashierError";
}

/** Everything that happens to money and to the state of an order, and the notification that follows (protocol §6, §7). */
export class Cashier {
  constructor(
    private readonly accounts: Record<Currency, AccountKeys>,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Takes a sum, even late (after a failure or an expiry) or again (after success), because real money can come like that.
   * @param options.amount default: what is due, or the whole sum when nothing is.
   */
  pay(order: Order, options: { amount?: PlatformAmount; fee?: PlatformAmount; notify?: boolean } = {}): void {
    const amount = options.amount ?? amountDue(order);
    const fee = options.fee ?? usualFee(amount, order.currency);
    order.actualAmount = addAmounts(order.actualAmount, amount);
    order.fee = addAmounts(order.fee, fee);
    order.status = statusOfSum(order);
    order.payTime = new Date();
    order.errorMsg = undefined;
    this.announce(order, { amount, fee }, options.notify ?? true);
  }

  /**
   * Ends an order that is not paid: declined, or expired.
   * @throws CashierError for a paid one.
   */
  fail(order: Order, options: { errorMsg: string; notify?: boolean }): void {
    refusePaid(order);
    order.status = STATUS.failed;
    order.errorMsg = options.errorMsg;
    this.announce(order, { amount: ZERO, fee: ZERO }, options.notify ?? true);
  }

  /**
   * Ends an order whose deadline has come without any money; leaves every other one alone.
   * @param now default: this moment
   */
  expireWhenDue(order: Order, now: Date = new Date()): void {
    const isWaiting = order.status === STATUS.notStarted || order.status === STATUS.inProgress;
    if (isWaiting && order.deadline <= now) this.fail(order, { errorMsg: EXPIRED });
  }

  /**
   * Moves the deadline of an unpaid order to now.
   * @throws CashierError for a paid one.
   */
  expire(order: Order, options: { notify?: boolean } = {}): void {
    refusePaid(order);
    order.deadline = new Date();
    this.fail(order, { ...options, errorMsg: EXPIRED });
  }

  /** The buyer opened the pay page. */
  open(order: Order): void {
    if (order.status === STATUS.notStarted) {
      order.status = STATUS.inProgress;
    }
  }

  /**
   * Pending confirmation: status -1, which is not notified.
   * @throws CashierError for a paid or failed one.
   */
  pending(order: Order): void {
    refusePaid(order);
    if (order.status === STATUS.failed) {
      throw new CashierError(
        "The order has failed, and a failed order is final: pay it late, or make a new one.",
      );
    }
    order.status = STATUS.pending;
  }

  /** Makes a notification with the given content, true or not; the order itself stays as it is. */
  claim(
    order: Order,
    claimed: { status: PlatformStatus; amount?: PlatformAmount; fee?: PlatformAmount; errorMsg?: string },
    notify = true,
  ): void {
    const { status, amount = order.amount, fee = usualFee(amount, order.currency), errorMsg } = claimed;
    this.announce({ ...order, status, errorMsg, payTime: new Date() }, { amount, fee }, notify);
  }

  /**
   * Sends the last notification again, now.
   * @throws CashierError when there is none, or nowhere to send it.
   */
  async notifyAgain(order: Order, options: { times: number; atOnce: boolean }): Promise<Delivery[]> {
    const notification = order.notifications.at(-1);
    if (!notification) {
      throw new CashierError("Nothing was notified for this order yet: pay, fail or expire it first.");
    }
    if (!this.notifier.addressOf(order)) {
      throw new CashierError("The order has no notifyUrl and the sandbox was started without one.");
    }
    const send = () => this.notifier.send(order, notification);
    if (options.atOnce) {
      return Promise.all(Array.from({ length: options.times }, send));
    }
    const deliveries: Delivery[] = [];
    while (deliveries.length < options.times) {
      deliveries.push(await send());
    }
    return deliveries;
  }

  private announce(
    order: Order,
    collected: { amount: PlatformAmount; fee: PlatformAmount },
    notify: boolean,
  ): void {
    const text = writeNotification(order, collected, this.accounts[order.currency]);
    const notification = { text, received: false };
    order.notifications.push(notification);
    if (notify) {
      this.notifier.start(order, notification);
    }
  }
}

function refusePaid({ status }: Order): void {
  if (status === STATUS.paid || status === STATUS.over) {
    throw new CashierError("The order is paid, and a paid order is final: it can only be paid once more.");
  }
}
