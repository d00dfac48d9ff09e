import type { Currency, MethodId } from "../platform/catalogue";
import type { PlatformStatus } from "../platform/schema";
import type { Delivery } from "./order";

/** A collect order as the control API shows it; amounts as the platform writes them ("1200.00"), times in ISO 8601. */
export interface SandboxOrder {
  orderId: string;
  orderNo: string;
  currency: Currency;
  method: MethodId;
  amount: string;
  /** Handed over so far, before the fee. */
  actualAmount: string;
  fee: string;
  status: PlatformStatus;
  payUrl: string;
  bankCode?: string;
  bankNo?: string;
  name: string;
  phone: string;
  email: string;
  partnerUserId: string;
  callBackUrl: string;
  callBackFailUrl: string;
  notifyUrl?: string;
  subject?: string;
  body?: string;
  createdAt: string;
  deadline: string;
  payTime?: string;
  errorMsg?: string;
  /** Every attempt to deliver one of its notifications, oldest first. */
  deliveries: Delivery[];
}

export const FAULT_KINDS = [
  "http_500",
  "reset_before",
  "reset_after",
  "answer_lost",
  "truncated",
  "html",
  "slow",
  "bad_signature",
  "wrong_amount",
  "wrong_currency",
  "wrong_order_id",
  "net_amount",
  "short_amount",
  "rate_limit",
  "refuse",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** What goes wrong with the next `times` calls of one endpoint; the README says what each kind does. */
export interface SandboxFault {
  endpoint: "apply" | "query" | "account" | "config";
  kind: FaultKind;
  /** Default 1. */
  times?: number;
  /** For `slow`, in ms; default 3000. */
  delayMs?: number;
  /** For `refuse`; default "9999". */
  code?: string;
  /** For `refuse`; default "refused by a fault". */
  message?: string;
}

/** The number of calls since the start or the last reset; `refused` of them were answered with status "0". */
export interface SandboxCalls {
  apply: number;
  query: number;
  account: number;
  config: number;
  refused: number;
}

export interface PayOptions {
  /** The sum handed over now, in the unit of the currency; default what is due, or the whole sum when nothing is. */
  amount?: string;
  /** The platform's fee for this sum; default 3 %. */
  fee?: string;
  /** Whether the notification is sent automatically, with repeats; default true. */
  notify?: boolean;
}

export interface FailOptions {
  errorMsg?: string;
  notify?: boolean;
}

export interface ClaimOptions {
  status: 2 | 3 | 4 | 5;
  /** What the notification says to have come in this time; default the sum of the order. */
  amount?: string;
  /** Default 3 %. */
  fee?: string;
  errorMsg?: string;
  notify?: boolean;
}

export interface NotifyOptions {
  /** Default 1. */
  times?: number;
  /** Send them at the same time instead of one after the other; default false. */
  atOnce?: boolean;
}
