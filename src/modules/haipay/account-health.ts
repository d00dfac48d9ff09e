import type { Logger } from "@medusajs/framework/types";
import type { MethodId } from "../../platform/catalogue";
import {
  classifyRefusal,
  PlatformError,
  PlatformOutcomeUnknownError,
  PlatformRefusedError,
  PlatformSignatureError,
  PlatformStaleAnswerError,
  PlatformUnreachableError,
  PlatformUnreadableAnswerError,
} from "../../platform/errors";
import {
  isOff,
  writeAccountName,
  type AccountName,
  type AccountTrouble,
  type TroubleCause,
} from "./ledger/account-troubles";
import type { Ledger } from "./ledger/ledger";
import type { Account, Environment } from "./settings/settings";
import type { SettingsReader } from "./settings/settings-reader";

/** The account cannot take money at present, so nothing was sent. */
export class MethodOffError extends Error {
  readonly name = "MethodOffError";

  constructor({ id, cause, failing_since }: AccountTrouble) {
    super(
      `The account ${id} cannot take payments (${cause}) since ${failing_since.toISOString()}. The payments page says what to do.`,
    );
  }
}

/** What an answer from the platform proves. A refusal is not signed: it only proves that the platform hears us. */
export type Proof = "signed" | "refusal";

/** Causes that end as soon as the platform refuses something else: it has heard us. */
const ENDED_BY_REFUSAL: readonly TroubleCause[] = [
  "not_reached",
  "no_answer",
  "signature_refused",
  "account_refused",
];

/** Causes known only from the platform's words, which may really be about what a buyer sent. */
const BY_WORDS: readonly TroubleCause[] = ["signature_refused", "account_refused"];

/**
 * Notices when one of the shop's accounts cannot take money, switches its methods off for buyers, tells people, and notices
 * when it can again. While everything works, it adds no cost to a call.
 */
export class AccountHealth {
  /** When this instance last received proof that an account works, by the account's name. */
  private readonly answered = new Map<string, Date>();
  /** What this instance knows to be failing, so that a success can end it. */
  private readonly failing = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly settings: SettingsReader,
    private readonly logger: Logger,
    /** Asks the platform whether it accepts an account; undefined when it does not. */
    private readonly prove: (account: Account) => Promise<Proof | undefined>,
  ) {}

  /** The troubles of an environment: what is off for buyers now, and what may soon be. */
  async readTroubles(environment: Environment): Promise<Troubles> {
    const troubles = await this.ledger.accountTroubles.list(environment);
    for (const { id } of troubles) this.failing.add(id);
    return new Troubles(troubles);
  }

  /**
   * Makes a call to the platform and records what its outcome says about the account.
   *
   * @param method for which an order is made
   * @throws what the call throws
   */
  async watch<Answer>(account: Account, call: () => Promise<Answer>, method?: MethodId): Promise<Answer> {
    try {
      const answer = await call();
      await this.tryTo(() => this.noteAnswer(account, "signed", method));
      return answer;
    } catch (error) {
      if (error instanceof PlatformError) await this.tryTo(() => this.noteFailure(account, error, method));
      throw error;
    }
  }

  /** Bookkeeping about the account must never make the payment itself fail. */
  private async tryTo(note: () => Promise<void>): Promise<void> {
    try {
      await note();
    } catch (error) {
      this.logger.error(`HaiPay: how an account stands could not be noted: ${(error as Error).message}`);
    }
  }

  /**
   * Records that the platform answered for an account.
   *
   * @param method for which an order was made
   */
  async noteAnswer(account: AccountName, proof: Proof, method?: MethodId): Promise<void> {
    const names = [
      { ...account, method: undefined },
      ...(method === undefined ? [] : [{ ...account, method }]),
    ];
    for (const id of names.map(writeAccountName)) {
      if (proof === "signed") this.answered.set(id, new Date());
      if (!this.failing.has(id)) continue;
      const trouble = (await this.ledger.accountTroubles.list(account.environment)).find(
        (known) => known.id === id,
      );
      if (trouble && proof === "refusal" && !ENDED_BY_REFUSAL.includes(trouble.cause)) continue;
      this.failing.delete(id);
      if (trouble) await this.end(trouble, "HaiPay answers for the account again.");
    }
  }

  /**
   * Records a failed call. Problems with a single order are not counted against the account.
   *
   * @param method for which an order was to be made
   */
  private async noteFailure(account: Account, error: PlatformError, method?: MethodId): Promise<void> {
    const cause = causeOf(error, method !== undefined);
    if (error instanceof PlatformRefusedError && (cause === undefined || cause === "product_refused")) {
      await this.noteAnswer(account, "refusal");
    }
    if (cause === undefined) return;
    const { accounts, alarmAfter: offAfter } = await this.settings.read();
    // For an account that is no longer in use, each payment has its own attention.
    const inUse = accounts[account.currency];
    if (inUse?.appId !== account.appId || inUse.environment !== account.environment) return;
    if (BY_WORDS.includes(cause)) {
      const proof = await this.prove(account);
      // It was about what one buyer sent after all, and nobody must be able to switch methods off by sending it.
      if (proof) return this.noteAnswer(account, proof);
    }
    const name = { ...account, method: cause === "product_refused" ? method : undefined };
    const id = writeAccountName(name);
    const { trouble, isNews } = await this.ledger.accountTroubles.note(name, {
      cause,
      error: error.message,
      offAfter,
      answeredAt: this.answered.get(id),
    });
    this.failing.add(id);
    if (trouble.off_since === null) return;
    await this.tell(trouble, account.baseUrl, isNews);
  }

  /** Ends a problem that is over or no longer matters. @param note for those who were told about it */
  async end(trouble: AccountTrouble, note: string): Promise<void> {
    this.failing.delete(trouble.id);
    if (!(await this.ledger.accountTroubles.end(trouble.id))) return;
    await this.ledger.attentions.resolveOfAccount(trouble.id, "account_unusable", note);
    if (trouble.off_since !== null) this.logger.info(`HaiPay: ${trouble.id} can take payments again.`);
  }

  /** Raises the attention when the problem starts; later failures only update its facts. */
  private async tell(trouble: AccountTrouble, host: string, isNews: boolean): Promise<void> {
    const facts = {
      environment: trouble.environment,
      currency: trouble.currency,
      app_id: trouble.app_id,
      method: trouble.method,
      host,
      cause: trouble.cause,
      failures: trouble.failures,
      failing_since: trouble.failing_since.toISOString(),
      last_error: trouble.last_error,
    };
    const { attentions } = this.ledger;
    if (!isNews) {
      const since = trouble.off_since ?? trouble.failing_since;
      const isKnown = await attentions.updateOfAccount(trouble.id, "account_unusable", facts);
      // A person who closed it knows about it; a process that died before raising it told nobody.
      if (isKnown || (await attentions.wasDecidedOfAccountSince(trouble.id, "account_unusable", since)))
        return;
    }
    await attentions.raise({ account: trouble.id }, "account_unusable", facts);
    this.logger.error(
      `HaiPay: payments by the account ${trouble.id} are off for shoppers: ${trouble.failures} calls in a row failed ` +
        `(${trouble.cause}). ${trouble.last_error}`,
    );
  }
}

/** What fails in one environment. */
export class Troubles {
  constructor(private readonly all: readonly AccountTrouble[]) {}

  /** What makes a method unavailable to buyers, if anything. @param account the one in use; none without credentials */
  offFor(
    account: Pick<Account, "currency" | "appId"> | undefined,
    method: MethodId,
    now: Date,
  ): AccountTrouble | undefined {
    return this.all.find(
      (trouble) =>
        trouble.currency === account?.currency &&
        trouble.app_id === account.appId &&
        (trouble.method === null || trouble.method === method) &&
        isOff(trouble, now),
    );
  }
}

/** @param isApply whether an order was to be made: only then can a refusal be about a product */
function causeOf(error: unknown, isApply: boolean): TroubleCause | undefined {
  if (error instanceof PlatformUnreachableError) return "not_reached";
  if (error instanceof PlatformOutcomeUnknownError) return "no_answer";
  if (error instanceof PlatformSignatureError) return "answer_unverifiable";
  if (error instanceof PlatformUnreadableAnswerError || error instanceof PlatformStaleAnswerError) {
    return "answer_unreadable";
  }
  if (!(error instanceof PlatformRefusedError)) return undefined;
  switch (classifyRefusal(error)) {
    case "signature":
      return "signature_refused";
    case "account":
      return "account_refused";
    case "product":
      return isApply ? "product_refused" : undefined;
    case "unknown_order":
    case "other":
      return undefined;
  }
}
