import type { Currency } from "../../../platform/catalogue";
import type { PlatformAccount } from "../../../platform/client";
import type { DeadlineRules } from "../deadline";

export type Environment = "test" | "production" | "sandbox";

/** What the file configuration says, checked and parsed. */
export interface Settings {
  environment: Environment;
  /** The platform's address without a trailing slash. */
  baseUrl: string;
  /** Where the platform sends notifications; absent = the address in the platform's console. */
  notifyUrl?: string;
  /** Storefront addresses without a trailing slash; the first one is the default return target. */
  storefrontUrls: readonly string[];
  /** Path under the storefront to which the platform sends a shopper back. */
  returnPath: string;
  /** One account per currency with credentials (protocol §1: appId and keys are paired per currency). */
  accounts: Partial<Record<Currency, PlatformAccount>>;
  /** Whether the job that runs every minute settles what is due. */
  reconcile: boolean;
  /** How many collect orders reconcile settles at once. */
  reconcileConcurrency: number;
  deadlines: DeadlineRules;
  /** Whether slips and reminders are sent to the shopper by e-mail. */
  slipEmails: boolean;
  /** Time limits of calls to the platform, in ms. */
  connectTimeoutMs: number;
  totalTimeoutMs: number;
}

/** A missing or wrong setting; the message names the variable, the problem and the way out. */
export class SettingsError extends Error {
  readonly name = "SettingsError";
}
