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
  /** The chosen environment, whether or not this server can use it. */
  environment: Environment;
  /** Why this server cannot use it; then no payment can be made here. */
  off?: EnvironmentOff;
  /** The environments that can be chosen on the admin page: only one if the file configuration fixes it. */
  environments: readonly Environment[];
  /** The platform's address per environment, only from the file configuration, without a trailing slash. */
  hosts: Readonly<Partial<Record<Environment, string>>>;
  /** The platform's address in the environment; undefined where this server does not know it. */
  baseUrl?: string;
  /** Where the platform sends notifications; absent = the address in the platform's console. */
  notifyUrl?: string;
  /** Storefront addresses without a trailing slash; the first one is the default return target. */
  storefrontUrls: readonly string[];
  /** Path under the storefront to which the platform sends a buyer back. */
  returnPath: string;
  /** The remark that is sent to the platform with every order (protocol §4). */
  subject?: string;
  /** The contact for buyers' questions, as the shop writes it; public. */
  shopContact?: string;
  methods: MethodSettings;
  /** Whether the job that runs every minute settles what is due. */
  reconcile: boolean;
  /** How many collect orders reconcile settles at once. */
  reconcileConcurrency: number;
  deadlines: DeadlineRules;
  /** How much of a charge, in percent, the platform's fee can account for: if more is missing, it is a mismatch. */
  mostFeePercent: number;
  /** How long the history of a payment that has ended is kept. */
  historyRetentionDays: number;
  /** How long a buyer's data are kept after a purchase has ended without money, and after one was paid; 0 = forever. */
  buyerRetentionDays: number;
  paidBuyerRetentionDays: number;
  limits: LimitRules;
  /** How many calls for an account may fail in a row before its methods are off for buyers and people are told. */
  alarmAfter: number;
  /** Whether the buyer gets mails about the payment, if the shop has an e-mail provider. */
  slipEmails: boolean;
  /** Whether the settings page can change nothing. */
  isReadonly: boolean;
  /** Whether another administrator has to confirm what could divert money. */
  secondAdministrator: boolean;
  /** Time limits of calls to the platform, in ms. */
  connectTimeoutMs: number;
  totalTimeoutMs: number;
}

/** An account that can be used, with the environment that it belongs to (protocol §1). */
export interface Account extends PlatformAccount {
  environment: Environment;
}

/** The settings that are effective at this moment. */
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
 * The payment methods of a currency: those that are on, if the currency has credentials; else none. While
 * payments are off on this server nobody can pay, but the methods are still listed.
 */
export function offeredMethods(settings: Settings, currency: Currency): EnabledMethod[] {
  if (!settings.accounts[currency] && !settings.off) return [];
  return METHODS.flatMap((method) => {
    const { enabled, limits } = settings.methods[method.id][currency];
    return enabled ? [{ method, limits }] : [];
  });
}
