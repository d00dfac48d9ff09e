import type { Limits, OffBecause } from "../modules/haipay/settings/methods";
import type { EnvironmentOff } from "../modules/haipay/settings/hosts";
import type { TestResult } from "../modules/haipay/ledger/account-reports";
import type { Environment } from "../modules/haipay/settings/settings";
import type { AccountProposal } from "../modules/haipay/settings/stored-accounts";
import type { MistakeFigures } from "../modules/haipay/settings/settings-error";
import type { Currency, MethodId, PaymentKind } from "../platform/catalogue";
import type { Words } from "../platform/language";
import type { Actor } from "./admin-api";
import type { Refusal } from "./refusals";

/** One value that the page can set. Numbers and switches are written as in environment variables. */
export interface ShownField {
  /** The effective value; "" if there is none. */
  value: string;
  default: string;
  /** The variable or option of the file configuration that fixes it. */
  fixed_by: string | null;
  /** For a number. */
  least?: number;
  most?: number;
  /** Why a value that was stored in the admin is not in effect. */
  problem: Refusal<keyof MistakeFigures> | null;
}

export interface ShownCredential {
  set: boolean;
  /** SHA-256 of a public key as DER, in hex; of the merchant secret key an HMAC. */
  fingerprint: string | null;
  changed_at: string | null;
  changed_by: Actor | null;
  /** It was stored, but cannot be decrypted with the keys that are set now. */
  unreadable: boolean;
}

/** Everyone who proposed any part of what is waiting. */
interface ShownProposal {
  by: Actor[];
  at: string;
  /** Whether the user who asks took part in it, and therefore cannot confirm it. */
  own: boolean;
}

/** Credentials that are not in use yet. */
export interface WaitingAccount extends ShownProposal {
  /** To be sent with the decision. */
  version: number;
  /** Whether these replace the account in use, or it is removed. */
  act: AccountProposal["act"];
  /** What is still missing: credentials, HaiPay's answer for them, another administrator. */
  needs: ("credentials" | "answer" | "administrator")[];
  /** What HaiPay said when it was last asked with them. */
  test: AccountProposal["test"];
  /** What takes payments in the meantime; null for nothing. */
  app_id_in_use: string | null;
}

export interface ShownAccount {
  currency: Currency;
  /** The file configuration gives the credentials; the page cannot change them. */
  fixed: boolean;
  /** The appId that the files fix while the page keeps the secrets, and by which option or variable. */
  pinned: { app_id: string; by: string } | null;
  /** Whether payments can be made in this currency. */
  ready: boolean;
  /** While it is set, everything else here except `ready` describes the waiting credentials. */
  waiting: WaitingAccount | null;
  app_id: string | null;
  credentials: Record<
    | "app_id"
    | "merchant_secret_key"
    | "merchant_private_key"
    | "platform_public_key"
    | "second_platform_public_key",
    ShownCredential
  >;
  /** The last test of the connection, by a person or when the credentials were put into use. */
  last_test: (TestResult & { at: Date }) | null;
  /** The merchant's public keys as bare Base64, for HaiPay's console. */
  public_key: string | null;
  prepared_public_key: string | null;
  /** One of its secrets is still encrypted with the previous settings key: saving anything re-encrypts it. */
  uses_previous_key: boolean;
}

export interface ShownRegion {
  id: string;
  name: string;
  /** In the admin. */
  path: string;
}

export interface ShownMethod {
  id: MethodId;
  kind: PaymentKind;
  name: Words;
  currencies: Record<
    Currency,
    {
      enabled: boolean;
      /** Why it is off, if nobody switched it off by hand. */
      off_because: OffBecause | null;
      /** In force. */
      limits: Limits;
      platform_limits: Limits;
      /** The regions of this currency that have the method among their payment providers. */
      regions: ShownRegion[];
    }
  >;
}

export type AddressWarning = "not_https" | "this_machine" | "private_network" | "unknown_name";

export interface ShownSettings {
  environment: {
    /** The chosen environment. */
    value: Environment;
    choices: readonly Environment[];
    fixed_by: string | null;
    /** The platform's address in it; null where this server does not know it. */
    host: string | null;
    /** Why this server cannot use it, and then takes no payments. */
    off: EnvironmentOff | null;
  };
  /** The option or variable of the file configuration that makes the settings read-only. */
  readonly_by: string | null;
  fields: Record<string, ShownField>;
  notification: {
    /** To be copied into HaiPay's console. */
    address: string;
    /** Whether it is sent with every order; otherwise it is only the address under which the dashboard was opened. */
    is_sent: boolean;
    warnings: AddressWarning[];
  };
  /** Settings that wait for another administrator, by the names of the fields; null takes the default again. */
  waiting: (ShownProposal & { values: Record<string, string | null> }) | null;
  /** Whether HAIPAY_SETTINGS_KEY is set, so that secrets can be stored. */
  can_store_secrets: boolean;
  /** How many stored accounts, of any environment and in use or not, need the previous key, and how many no key can decrypt. */
  stored_keys: { need_previous: number; unreadable: number };
  accounts: ShownAccount[];
  methods: ShownMethod[];
  /** This server's address as HaiPay may see it, for the allow-list in its console; null where that cannot be known here. */
  outgoing_address: string | null;
  /** The regions that the shop has in each currency. */
  regions: Record<Currency, ShownRegion[]>;
  /** The latest changes, newest first. */
  changes: { id: string; at: Date; actor: Actor | null; payload: Record<string, unknown> }[];
}
