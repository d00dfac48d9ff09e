import type { Balance } from "../modules/haipay/ledger/account-reports";
import type { TroubleCause } from "../modules/haipay/ledger/account-troubles";
import type { FeeRule } from "../modules/haipay/ledger/fee-rules";
import type { OfferDifference } from "../modules/haipay/settings/import-configuration";
import type { Limits, OffBecause } from "../modules/haipay/settings/methods";
import type { Environment } from "../modules/haipay/settings/settings";
import type { Currency, MethodId } from "../platform/catalogue";
import type { FeeRate, SettlementCycle } from "../platform/payment-configuration";
import type { NestedForm } from "../platform/nested-signature";
import type { Words } from "../platform/language";

/** An account, or one method of it, that cannot take money: its methods are off for buyers. */
export interface ShownTrouble {
  /** As the attention about it names it, such as `production jpy 1054`. */
  account: string;
  environment: Environment;
  currency: Currency;
  app_id: string;
  /** Null when no method of the account works. */
  method: { id: MethodId; name: Words } | null;
  cause: TroubleCause;
  /** When the first of the calls failed that all failed since. */
  failing_since: Date;
  failures: number;
  last_error: string;
  /** How many purchases were affected, counted up to a limit. */
  buyers_met: number;
  buyers_met_is_capped: boolean;
  /** When the platform is asked again. */
  next_ask_at: Date;
}

/** The balance of an account at the platform, as last reported. */
export interface ShownBalance {
  environment: Environment;
  currency: Currency;
  app_id: string;
  balance: Balance | null;
  /** When it was given; null when it never was. */
  given_at: Date | null;
  asked_at: Date | null;
  /** Why the last request failed, in English; null if it succeeded. */
  error: string | null;
}

/** One of our methods, as the platform offers it and as the shop uses it. */
export interface ShownOffer {
  method: MethodId;
  name: Words;
  /** Null if the account does not have it. */
  offer: {
    /** The platform's own name for it. */
    name: string | null;
    min: string | null;
    max: string | null;
    /** As the platform writes it. */
    fee: FeeRate | null;
    /** What it means, as far as the fees of real payments show. */
    fee_rule: FeeRule | null;
    settlement: SettlementCycle | null;
    /** After this many days; null if the platform's code is not understood. */
    settlement_days: number | null;
    refunds: boolean | null;
    /** `pay`, `collect` or whatever else the platform wrote. */
    transaction: string | null;
  } | null;
  shop: { enabled: boolean; off_because: OffBecause | null; limits: Limits; platform_limits: Limits };
  difference: OfferDifference | null;
}

/** What the platform offers an account, beside what the shop uses (protocol §9). */
export interface ShownPlatformConfiguration {
  environment: Environment;
  currency: Currency;
  app_id: string;
  /** When it was given, to be sent with an import; null when it never was. */
  given_at: Date | null;
  asked_at: Date | null;
  error: string | null;
  /** How the signature verified; null = not at all: then all of it is only advice. */
  verified_as: NestedForm | null;
  /** Empty when it was never given. */
  methods: ShownOffer[];
  /** Parts of the answer that could not be read, as received. */
  unknown: string[];
}
