import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { MedusaService } from "@medusajs/framework/utils";
import { ComparedSums } from "./compared-sums";
import { ConcurrencyLimit } from "./concurrency-limit";
import { PlatformGateway } from "./gateway";
import { Guard } from "./guard";
import { Announcements } from "./ledger/announcements";
import { Attentions, type AttentionReason } from "./ledger/attentions";
import type { CollectOrder as CollectOrderRow } from "./ledger/collect-order";
import { CollectOrderFinder, DueOrders } from "./ledger/collect-order-queries";
import { CollectOrders } from "./ledger/collect-orders";
import { Erasure } from "./ledger/erasure";
import { Figures } from "./ledger/figures";
import { History } from "./ledger/history";
import { CollectOrderList } from "./ledger/list";
import { OrderLinks } from "./ledger/order-links";
import { Refunds } from "./ledger/refunds";
import { Sweeps } from "./ledger/sweeps";
import { SweptRows } from "./ledger/swept-rows";
import { Account } from "./models/account";
import { Announcement } from "./models/announcement";
import { Attention } from "./models/attention";
import { CollectOrder } from "./models/collect-order";
import { HistoryEntry } from "./models/history-entry";
import { Refund } from "./models/refund";
import { StoredSettings } from "./models/settings";
import { Sweep } from "./models/sweep";
import { NotificationLookup } from "./notification-lookup";
import { SettingsReader } from "./settings/settings-reader";
import { SettingsRows } from "./settings/settings-rows";
import type { HaipayOptions } from "./settings/sources";

interface Dependencies {
  __pg_connection__: Knex;
  logger: Logger;
}

/** Enough to keep a processor busy. More at once would end no earlier, and none of them would end early. */
const NOTIFICATIONS_AT_ONCE = 10;
/** The next one need not wait for one that waits for Medusa's lock or the platform. */
const LONGEST_TURN_MS = 10_000;

/** The module `haipay`: the ledger of collect orders, the settings, and the way to the platform. */
export default class HaipayModuleService extends MedusaService({
  CollectOrder,
  Attention,
  HistoryEntry,
  RecordedRefund: Refund,
  Announcement,
  Sweep,
  StoredSettings,
  StoredAccount: Account,
}) {
  readonly collectOrders: CollectOrders;
  readonly collectOrderList: CollectOrderList;
  readonly collectOrderFinder: CollectOrderFinder;
  readonly figures: Figures;
  readonly erasure: Erasure;
  readonly dueOrders: DueOrders;
  readonly attentions: Attentions;
  readonly announcements: Announcements;
  readonly orderLinks: OrderLinks;
  readonly refunds: Refunds;
  readonly history: History;
  readonly sweeps: Sweeps;
  readonly sweptRows: SweptRows;
  readonly notificationLookup: NotificationLookup;
  readonly gateway: PlatformGateway;
  readonly guard: Guard;
  /** What settling has compared right before Medusa asks the provider. */
  readonly comparedSums = new ComparedSums();
  /** Of the notifications that are followed by this process; a flood would take Medusa's connections from the shop. */
  readonly notificationLimit = new ConcurrencyLimit(NOTIFICATIONS_AT_ONCE, LONGEST_TURN_MS);
  readonly logger: Logger;
  /** What is in force; read it anew for each use. */
  readonly settings: SettingsReader;
  readonly settingsRows: SettingsRows;
  /** Of the plugin entry; they beat everything else at every use. */
  readonly options: HaipayOptions;

  __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      this.gateway.close();
      await this.guard.close();
    },
  };

  constructor(dependencies: Dependencies, options?: HaipayOptions) {
    // eslint-disable-next-line prefer-rest-params -- the base class reads its container from the arguments
    super(...arguments);
    const db = dependencies.__pg_connection__;
    this.options = options ?? {};
    this.logger = dependencies.logger;
    this.settingsRows = new SettingsRows(db);
    this.settings = new SettingsReader(this.options, this.settingsRows, dependencies.logger);
    const rules = async () => (await this.settings.readGeneral()).deadlines;
    this.collectOrders = new CollectOrders(db, rules);
    this.collectOrderList = new CollectOrderList(db);
    this.collectOrderFinder = new CollectOrderFinder(db);
    this.figures = new Figures(db);
    this.erasure = new Erasure(db);
    this.dueOrders = new DueOrders(db);
    this.attentions = new Attentions(db);
    this.announcements = new Announcements(db);
    this.orderLinks = new OrderLinks(db);
    this.refunds = new Refunds(db, rules);
    this.history = new History(db);
    this.sweeps = new Sweeps(db);
    this.sweptRows = new SweptRows(db);
    this.notificationLookup = new NotificationLookup(db);
    this.guard = new Guard(db, dependencies.logger);
    this.gateway = new PlatformGateway(this.settings);
  }

  /**
   * Puts a collect order before a person.
   *
   * @param facts what is needed to decide; sums in the unit of the currency; no personal data
   */
  async raiseAttention(
    row: CollectOrderRow,
    reason: AttentionReason,
    facts: Record<string, unknown>,
  ): Promise<void> {
    const isNew = await this.attentions.raise(
      { collectOrderId: row.id, platformOrderId: row.platform_order_id },
      reason,
      facts,
    );
    if (isNew) this.logger.warn(`HaiPay: collect order ${row.platform_order_id} needs attention: ${reason}.`);
  }
}
