import { randomBytes, randomInt } from "node:crypto";
import type { PaymentKind } from "../platform/catalogue";
import { formatPayTime, parsePayTime } from "../platform/japan-time";
import { parsePlatformAmount } from "../platform/money";
import { STATUS } from "../platform/schema";
import type { ApplyFields, Order } from "./order";
import { newPaymentNumbers } from "./payment-numbers";
import { Refusal, REFUSAL_CODES } from "./refusal";

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** The default of a shop's settings: the protocol has no field for a deadline, so both sides have to agree on it. */
const DEADLINES: Record<PaymentKind, (made: Date) => Date> = {
  ewallet: (made) => new Date(made.getTime() + HOUR_MS),
  konbini: (made) => lastSecondOfJapanDay(new Date(made.getTime() + 3 * DAY_MS)),
  bank_transfer: (made) => lastSecondOfJapanDay(new Date(made.getTime() + 7 * DAY_MS)),
};
const ZERO = parsePlatformAmount("0");

/** Every collect order of this run, of both currencies: order ids are unique per merchant (protocol §4). */
export class OrderBook {
  private readonly byOrderId = new Map<string, Order>();
  private readonly byToken = new Map<string, Order>();
  private sequence = randomInt(1000, 9000);

  /** @param baseUrl the sandbox's own address without a slash at the end: pay pages live below it. */
  constructor(private readonly baseUrl: string) {}

  /**
   * Makes the order of a checked apply.
   * @param numbersTold whether the answer contains the numbers that the buyer keys in
   * @throws Refusal for an order id that was used before, in whichever currency (protocol §4).
   */
  create(fields: ApplyFields, numbersTold = true): Order {
    if (this.byOrderId.has(fields.orderId)) {
      throw new Refusal(
        REFUSAL_CODES.duplicateOrder,
        "orderId exists already: an order id can be used once only, so choose a new one",
      );
    }
    const now = new Date();
    const token = randomBytes(12).toString("base64url");
    const order: Order = {
      ...fields,
      ...newPaymentNumbers(fields),
      numbersTold,
      orderNo: this.nextOrderNo(now),
      token,
      payUrl: `${this.baseUrl}/pay/${token}`,
      createdAt: now,
      deadline: DEADLINES[fields.method.kind](now),
      status: STATUS.notStarted,
      actualAmount: ZERO,
      fee: ZERO,
      notifications: [],
      deliveries: [],
    };
    this.byOrderId.set(order.orderId, order);
    this.byToken.set(token, order);
    return order;
  }

  find(orderId: string): Order | undefined {
    return this.byOrderId.get(orderId);
  }

  /** @param token of the pay page's address */
  findByToken(token: string): Order | undefined {
    return this.byToken.get(token);
  }

  /** Oldest first. */
  all(): Order[] {
    return [...this.byOrderId.values()];
  }

  clear(): void {
    this.byOrderId.clear();
    this.byToken.clear();
  }

  private nextOrderNo(now: Date): string {
    this.sequence += 1;
    const minute = formatPayTime(now).replace(/\D/g, "").slice(2, 12);
    return `60${minute}${this.sequence}`;
  }
}

function lastSecondOfJapanDay(moment: Date): Date {
  return parsePayTime(`${formatPayTime(moment).slice(0, 10)} 23:59:59`);
}
