import { METHODS, type Currency, type Method } from "../../../platform/catalogue";
import type { PlatformAccount } from "../../../platform/client";
import type { Language } from "../../../platform/language";
import type { DeadlineRules } from "../ledger/lifecycle";
import type { EnvironmentOff } from "./hosts";
import type { LimitRules } from "../ledger/limits";
import type { Limits, MethodSettings } from "./methods";

export type Environment = "test" | "production" | "sandbox";

export const ENVIRONMENTS: readonly Environment[] = ["test", "production", "sandbox"];

export const ENVIRONMENT_NAMES: Record<Language, Record<Environment, string>> = {
  en: { test: "Test", production: "Production", sandbox: "Sandbox" },
  ja: { test: "テスト", production: "本番", sandbox: "サンドボックス" },
};

/** Everything but the accounts: what the file configuration fixes, else what the admin page says, else the default. */
export interface GeneralSettings {
  /** The chosen environment, whether or not it is in force here. */
  environment: Environment;
  /** Why it is not in force on this server, where no payment can then be made. */
  off?: EnvironmentOff;
  /** What the admin page may choose among: one, when the file configuration fixes it. */
  environments: readonly Environment[];
  /** The platform's address per environment, from the file configuration alone, without a trailing slash. */
  hosts: Readonly<Partial<Record<Environment, string>>>;
  /** The platform's address in the environment; undefined where this server does not know it. */
  baseUrl?: string;
  /** Where the platform sends notifications; absent = the address in the platform's console. */
  notifyUrl?: string;
  /** Storefront addresses without a trailing slash; the first one is the default return target. */
  storefrontUrls: readonly string[];
  /** Path under the storefront to which the platform sends a buyer back. */
  returnPath: string;
  /** The remark that goes to the platform with every order (protocol §4). */
  subject?: string;
  /** Where buyers ask, as the shop writes it; public. */
  shopContact?: string;
  methods: MethodSettings;
  /** Whether the job that runs every minute settles what is due. */
  reconcile: boolean;
  /** How many collect orders reconcile settles at once. */
  reconcileConcurrency: number;
  deadlines: DeadlineRules;
  /** How much of a charge, in percent, the platform's fee can make up for: what is missing beyond it is a mismatch. */
  mostFeePercent: number;
  /** How long the history of a payment that has ended is kept. */
  historyRetentionDays: number;
  /** How long a buyer's data are kept after a purchase has ended without money, and after one was paid; 0 = forever. */
  buyerRetentionDays: number;
  paidBuyerRetentionDays: number;
  limits: LimitRules;
  /** How many calls for an account may fail in a row before its methods are off for buyers and people are told. */
  alarmAfter: number;
  /** Whether the buyer gets mails about the payment, where the shop has an e-mail provider. */
  slipEmails: boolean;
  /** Whether the settings page can change nothing. */
  isReadonly: boolean;
  /** Whether another administrator has to confirm what could divert the money. */
  secondAdministrator: boolean;
  /** Time limits of calls to the platform, in ms. */
  connectTimeoutMs: number;
  totalTimeoutMs: number;
}

/** An account that can be used, with the environment that it belongs to (protocol §1). */
export interface Account extends PlatformAccount {
  environment: Environment;
}

/** What is in force at this moment. */
export interface Settings extends GeneralSettings {
  /** One account per currency with credentials (protocol §1: appId and keys are paired per currency). */
  accounts: Partial<Record<Currency, Account>>;
}

/** A method that a buyer can choose, with the limits in force. */
export interface EnabledMethod {
  method: Method;
  limits: Limits;
}

/**
 * What can be paid with in a currency: the methods that are on, while the currency has credentials; else none. While
 * payments are off on this server nobody can pay, and the methods are still named.
 */
export function offeredMethods(settings: Settings, currency: Currency): EnabledMethod[] {
  if (!settings.accounts[currency] && !settings.off) return [];
  return METHODS.flatMap((method) => {
    const { enabled, limits } = settings.methods[method.id][currency];
    return enabled ? [{ method, limits }] : [];
  });
}
