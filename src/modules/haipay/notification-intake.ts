import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { Semaphore } from "async-mutex";
import { gather } from "./gather";
import type { CollectOrder } from "./ledger/collect-order";
import type { MethodChoices } from "./settings/methods";
import type { PageFacts, PageSettings } from "./settings/settings-reader";
import { THE_SHOP } from "./settings/settings-rows";
import type { PageValues } from "./settings/sources";
import type { StoredAccount } from "./settings/stored-accounts";

/** How many notifications one process takes into the ledger at once: more would not finish any earlier. */
const TAKEN_IN_AT_ONCE = 20;
/** How many of them Medusa follows at once: that work fills the process's one CPU, which the shop needs too. */
export const FOLLOWED_AT_ONCE = 2;
/** After this long, in ms, the next one no longer waits for one that is held up by a guard or the platform. */
const LONGEST_TURN_MS = 10_000;
/** The longest time, in ms, that Medusa waits while notifications come in: they may never stop. */
const LONGEST_WAIT_MS = 3_000;

/**
 * Decides which of this process's notifications go first: taking one into the ledger is quick and releases the platform;
 * making Medusa follow is slow and can wait.
 */
export class NotificationTurns {
  private readonly intake = new Semaphore(TAKEN_IN_AT_ONCE);
  private inside = 0;
  private following = 0;
  private run: Promise<void> | undefined;
  private again = false;
  private readonly waiting: { until: () => boolean; goOn: () => void }[] = [];

  /** Waits for a turn to take one in. @returns a function that ends the turn, which also ends by itself when it hangs */
  async takeIn(): Promise<() => void> {
    this.inside++;
    const [, release] = await this.intake.acquire();
    const end = once(() => {
      clearTimeout(timer);
      this.inside--;
      release();
      this.tell();
    });
    const timer = setTimeout(end, LONGEST_TURN_MS);
    return end;
  }

  /** A turn to let Medusa follow at once. @returns a function that ends the turn; undefined in a rush */
  tryToFollow(): (() => void) | undefined {
    if (this.run || this.inside > FOLLOWED_AT_ONCE || this.following >= FOLLOWED_AT_ONCE) return undefined;
    this.following++;
    return once(() => {
      this.following--;
      this.tell();
    });
  }

  /** Waits until no notification is being taken in, or for three seconds. */
  async quiet(): Promise<void> {
    await this.waitUntil(() => this.inside === 0, LONGEST_WAIT_MS);
  }

  /** Waits until everything that came has been followed. @param longestMs the longest wait, in ms */
  async idle(longestMs: number): Promise<void> {
    await this.waitUntil(() => this.inside === 0 && this.following === 0 && !this.run, longestMs);
  }

  /** Runs `work`, one run at a time, and once more afterwards if somebody asked in the meantime. Never throws. */
  async inBackground(work: () => Promise<unknown>, onError: (error: Error) => void): Promise<void> {
    this.again = true;
    this.run ??= (async () => {
      while (this.again) {
        this.again = false;
        await work().catch(onError);
      }
    })().finally(() => {
      this.run = undefined;
      this.tell();
    });
    return this.run;
  }

  private async waitUntil(until: () => boolean, longestMs: number): Promise<void> {
    if (until()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestMs);
      this.waiting.push({ until, goOn: () => (clearTimeout(timer), resolve()) });
    });
  }

  private tell(): void {
    const come = this.waiting.filter(({ until }) => until());
    for (const one of come) {
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.goOn();
    }
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

const LOGGED_EVERY_MS = 60_000;

/**
 * Logs which messages to the notification endpoint were refused: the first of each kind at once, and for a
 * flood how many there were, once a minute.
 */
export class RefusedMessages {
  private readonly floods = new Map<string, { more: number; last: string; timer: NodeJS.Timeout }>();

  constructor(private readonly logger: Pick<Logger, "warn">) {}

  /** @param error our own message, with nothing from the notification; its name is the kind */
  note({ name, message }: Error): void {
    const flood = this.floods.get(name);
    if (flood) {
      flood.more++;
      flood.last = message;
      return;
    }
    this.logger.warn(`HaiPay: a notification was refused: ${message}`);
    this.watch(name);
  }

  /** Logs what has not been logged yet. */
  close(): void {
    for (const [name, { timer }] of this.floods) {
      clearTimeout(timer);
      this.say(name);
    }
    this.floods.clear();
  }

  private watch(name: string): void {
    const timer = setTimeout(() => {
      const goesOn = this.say(name);
      this.floods.delete(name);
      if (goesOn) this.watch(name);
    }, LOGGED_EVERY_MS).unref();
    this.floods.set(name, { more: 0, last: "", timer });
  }

  private say(name: string): boolean {
    const flood = this.floods.get(name);
    if (!flood || flood.more === 0) return false;
    this.logger.warn(
      `HaiPay: ${flood.more} more notifications were refused within a minute, the last one: ${flood.last}`,
    );
    return true;
  }
}

/** What decides how a collect order's notification is taken in. */
export type NotifiedOrder = Pick<
  CollectOrder,
  "id" | "platform_order_id" | "cart_id" | "medusa_order_id" | "payment_collection_id" | "notification_digest"
>;

/** What the database knows about a notification's appId and order id. */
export interface NotificationFacts {
  page: PageFacts;
  /** Undefined when the ledger does not know the order. */
  order: NotifiedOrder | undefined;
}

type FactsRow = Partial<StoredAccount> & {
  /** Which look-up it answers, counted from 1. */
  question: string;
  settings_page_values: PageValues | null;
  settings_method_choices: MethodChoices | null;
  order_row_id: string | null;
  order_platform_order_id: string;
  order_cart_id: string | null;
  order_medusa_order_id: string | null;
  order_payment_collection_id: string;
  order_notification_digest: string | null;
};

interface Question {
  appId: string;
  platformOrderId: string;
}

/**
 * Finds what notifications are checked against: each in one indexed read, and those that come while another
 * is being looked up in one read together, so that a flood of forged ones spares the database.
 */
export class NotificationLookup {
  private readonly look = gather((questions: readonly Question[]) => this.answer(questions));

  constructor(private readonly db: Knex) {}

  /** As the database has it now: nothing is cached. */
  async find(appId: string, platformOrderId: string): Promise<NotificationFacts> {
    return this.look({ appId, platformOrderId });
  }

  private async answer(questions: readonly Question[]): Promise<NotificationFacts[]> {
    const rows = await this.read(questions);
    const answers = questions.map((): FactsRow[] => []);
    for (const row of rows) answers[Number(row.question) - 1].push(row);
    const pages = new Map<string, PageFacts>();
    return questions.map(({ appId }, index) => {
      const page = pages.get(appId) ?? pageOf(appId, answers[index]);
      pages.set(appId, page);
      return { page, order: orderOf(answers[index][0]) };
    });
  }

  /** Both ids are plain ASCII by now, so that neither can make the statement fail for the others. */
  private async read(questions: readonly Question[]): Promise<FactsRow[]> {
    const { rows } = await this.db.raw<{ rows: FactsRow[] }>(
      `SELECT a.*, q.question, s.page_values AS settings_page_values, s.method_choices AS settings_method_choices,
         o.id AS order_row_id, o.platform_order_id AS order_platform_order_id, o.cart_id AS order_cart_id,
         o.medusa_order_id AS order_medusa_order_id, o.payment_collection_id AS order_payment_collection_id,
         o.notification_digest AS order_notification_digest
       FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS q (app_id, platform_order_id, question)
       LEFT JOIN haipay_settings s ON s.id = ? AND s.deleted_at IS NULL
       LEFT JOIN haipay_collect_order o ON o.platform_order_id = q.platform_order_id AND o.deleted_at IS NULL
       LEFT JOIN haipay_account a ON a.app_id = q.app_id AND a.proposal IS NULL AND a.deleted_at IS NULL
       ORDER BY a.retired_at DESC NULLS FIRST`,
      [
        questions.map(({ appId }) => appId),
        questions.map(({ platformOrderId }) => platformOrderId),
        THE_SHOP,
      ],
    );
    return rows;
  }
}

/** @param rows of one look-up, one for each account, or one without any */
function pageOf(appId: string, rows: readonly FactsRow[]): PageFacts {
  const accounts = rows.filter((row): row is FactsRow & StoredAccount => typeof row.id === "string");
  return { stored: settingsOf(rows[0]), appId, accounts };
}

function settingsOf(row: FactsRow): PageSettings | undefined {
  const { settings_page_values: page_values, settings_method_choices: method_choices } = row;
  return page_values === null || method_choices === null ? undefined : { page_values, method_choices };
}

function orderOf(row: FactsRow): NotifiedOrder | undefined {
  if (row.order_row_id === null) return undefined;
  return {
    id: row.order_row_id,
    platform_order_id: row.order_platform_order_id,
    cart_id: row.order_cart_id,
    medusa_order_id: row.order_medusa_order_id,
    payment_collection_id: row.order_payment_collection_id,
    notification_digest: row.order_notification_digest,
  };
}
