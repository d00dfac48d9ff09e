import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { MedusaService } from "@medusajs/framework/utils";
import { AccountHealth } from "./account-health";
import { PlatformGateway } from "./gateway";
import { Guard } from "./guard";
import type { AttentionFacts } from "./ledger/attention-facts";
import type { AttentionReason } from "./ledger/attentions";
import type { CollectOrder as CollectOrderRow } from "./ledger/collect-order";
import { Ledger } from "./ledger/ledger";
import { ListViews } from "./list-views";
import { Account } from "./models/account";
import { AccountReport } from "./models/account-report";
import { AccountTrouble } from "./models/account-trouble";
import { Announcement } from "./models/announcement";
import { Attention } from "./models/attention";
import { CollectOrder } from "./models/collect-order";
import { HistoryEntry } from "./models/history-entry";
import { LimitHit } from "./models/limit-hit";
import { ListView } from "./models/list-view";
import { Refund } from "./models/refund";
import { SeenConfiguration } from "./models/seen-configuration";
import { StoredSettings } from "./models/settings";
import { Sweep } from "./models/sweep";
import { NotificationLookup } from "./notification-lookup";
import { NotificationTurns } from "./notification-turns";
import { RefusedMessages } from "./refused-messages";
import { ConfigurationWatch } from "./settings/configuration-watch";
import { SeenConfigurations } from "./settings/seen-configurations";
import { proveAccount } from "./settings/test-connection";
import { SettingsReader } from "./settings/settings-reader";
import { SettingsRows } from "./settings/settings-rows";
import type { HaipayOptions } from "./settings/sources";

interface Dependencies {
  __pg_connection__: Knex;
  logger: Logger;
}

/** How long, in ms, shutdown waits for money that Medusa is following; what is left is due in the ledger. */
const FOLLOWED_BEFORE_END_MS = 5_000;

/** The module `haipay`: the ledger of collect orders, the settings, and the way to the platform. */
export default class HaipayModuleService extends MedusaService({
  CollectOrder,
  Attention,
  HistoryEntry,
  RecordedRefund: Refund,
  Announcement,
  Sweep,
  LimitHit,
  ListView,
  StoredSettings,
  StoredAccount: Account,
  SeenConfiguration,
  AccountTrouble,
  AccountReport,
}) {
  readonly ledger: Ledger;
  readonly notificationLookup: NotificationLookup;
  readonly accountHealth: AccountHealth;
  readonly gateway: PlatformGateway;
  readonly guard: Guard;
  readonly listViews: ListViews;
  readonly notificationTurns = new NotificationTurns();
  readonly refusedMessages: RefusedMessages;
  readonly logger: Logger;
  /** The effective settings; read them afresh for each use. */
  readonly settings: SettingsReader;
  readonly seenConfigurations: SeenConfigurations;
  readonly configurationWatch = new ConfigurationWatch(this);

  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      await this.configurationWatch.start();
    },
    onApplicationShutdown: async (): Promise<void> => {
      await this.notificationTurns.idle(FOLLOWED_BEFORE_END_MS);
      this.configurationWatch.stop();
      this.gateway.close();
      this.refusedMessages.close();
      await this.guard.close();
    },
  };

  constructor(dependencies: Dependencies, options?: HaipayOptions) {
    // eslint-disable-next-line prefer-rest-params -- the base class reads its container from the arguments
    super(...arguments);
    const db = dependencies.__pg_connection__;
    this.logger = dependencies.logger;
    this.settings = new SettingsReader(options ?? {}, new SettingsRows(db), dependencies.logger);
    this.seenConfigurations = new SeenConfigurations(db);
    const rules = async () => (await this.settings.readGeneral()).deadlines;
    this.ledger = new Ledger(db, rules);
    this.refusedMessages = new RefusedMessages(dependencies.logger);
    this.notificationLookup = new NotificationLookup(db);
    this.guard = new Guard(db, dependencies.logger);
    this.listViews = new ListViews(db);
    this.accountHealth = new AccountHealth(this.ledger, this.settings, this.logger, (account) =>
      proveAccount(this, account),
    );
    this.gateway = new PlatformGateway(this.settings, this.accountHealth);
  }

  /**
   * Puts a collect order before a person.
   *
   * @param facts what is needed to decide; sums in the unit of the currency; no personal data
   */
  async raiseAttention<Reason extends AttentionReason>(
    row: CollectOrderRow,
    reason: Reason,
    facts: AttentionFacts[Reason],
  ): Promise<void> {
    const isNew = await this.ledger.attentions.raise(
      { collectOrderId: row.id, platformOrderId: row.platform_order_id },
      reason,
      facts,
    );
    if (isNew) this.logger.warn(`HaiPay: collect order ${row.platform_order_id} needs attention: ${reason}.`);
  }
}
