import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { gather } from "./gather";
import type { CollectOrder } from "./ledger/collect-order";
import type { MethodChoices } from "./settings/methods";
import type { PageFacts, PageSettings } from "./settings/settings-reader";
import { THE_SHOP } from "./settings/settings-rows";
import type { PageValues } from "./settings/sources";
import type { StoredAccount } from "./settings/stored-accounts";

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
