import type { Currency, Method } from "../platform/catalogue";
import type { PlatformAmount } from "../platform/money";
import type { PlatformStatus } from "../platform/schema";

/** What a shop asked for with collect/apply, checked (protocol §4). */
export interface ApplyFields {
  orderId: string;
  method: Method;
  currency: Currency;
  /** Exact, canonical; yen or dollars. */
  amount: PlatformAmount;
  name: string;
  phone: string;
  email: string;
  partnerUserId: string;
  callBackUrl: string;
  callBackFailUrl: string;
  notifyUrl?: string;
  subject?: string;
  body?: string;
}

/** One attempt to deliver a notification; httpStatus 0 means that no answer came, and `body` then says why. */
export interface Delivery {
  /** ISO 8601, UTC. */
  at: string;
  httpStatus: number;
  body: string;
}

/** A notification that can be sent any number of times: always the same signed bytes. */
export interface SignedNotification {
  text: string;
  /** Set once an answer of HTTP 200 and SUCCESS came: then it is not repeated any more (protocol §7). */
  received: boolean;
}

/** A collect order as the sandbox keeps it, in memory. */
export interface Order extends ApplyFields {
  readonly orderNo: string;
  /** The unguessable part of payUrl. */
  readonly token: string;
  readonly payUrl: string;
  /** What the buyer keys in, at a chain's terminal or for a transfer; not for wallets. */
  readonly bankCode?: string;
  readonly bankNo?: string;
  /** Whether collect/apply returns the numbers, or only the pay page shows them. */
  readonly numbersTold: boolean;
  readonly createdAt: Date;
  /** Printed on the slip; the order expires then. */
  deadline: Date;
  status: PlatformStatus;
  /** Handed over so far, before the fee (protocol §6). */
  actualAmount: PlatformAmount;
  fee: PlatformAmount;
  payTime?: Date;
  errorMsg?: string;
  /** Oldest first. */
  readonly notifications: SignedNotification[];
  readonly deliveries: Delivery[];
}
