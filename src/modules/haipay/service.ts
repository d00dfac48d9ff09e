import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { MedusaService } from "@medusajs/framework/utils";
import { Guard } from "./guard";
import type { AttentionReason } from "./ledger/attention-reasons";
import { Attentions } from "./ledger/attentions";
import type { CollectOrder as CollectOrderRow } from "./ledger/collect-order";
import { CollectOrders } from "./ledger/collect-orders";
import { DueOrders } from "./ledger/due-orders";
import { History } from "./ledger/history";
import { Attention } from "./models/attention";
import { CollectOrder } from "./models/collect-order";
import { LedgerEvent } from "./models/ledger-event";
import { PlatformGateway } from "./platform-gateway";
import { readSettings } from "./settings/read-settings";
import type { Settings } from "./settings/settings";
import type { HaipayOptions } from "./settings/sources";

interface Dependencies {
  __pg_connection__: Knex;
  logger: Logger;
}

/** The module `haipay`: the ledger of collect orders, the settings, and the way to the platform. */
export default class HaipayModuleService extends MedusaService({ CollectOrder, Attention, LedgerEvent }) {
  readonly collectOrders: CollectOrders;
  readonly dueOrders: DueOrders;
  readonly attentions: Attentions;
  readonly history: History;
  readonly gateway: PlatformGateway;
  readonly guard: Guard;
  readonly logger: Logger;
  private readonly options: HaipayOptions;
  private parsedSettings: Settings | undefined;

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
    this.collectOrders = new CollectOrders(db);
    this.dueOrders = new DueOrders(db);
    this.attentions = new Attentions(db);
    this.history = new History(db);
    this.guard = new Guard(db, dependencies.logger);
    this.gateway = new PlatformGateway(() => this.settings);
  }

  /** The file configuration, which cannot change while the process lives. @throws SettingsError */
  get settings(): Settings {
    this.parsedSettings ??= readSettings(this.options, process.env);
    return this.parsedSettings;
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
      { collectOrderId: row.id, orderId: row.order_id },
      reason,
      facts,
    );
    if (isNew) this.logger.warn(`HaiPay: collect order ${row.order_id} needs attention: ${reason}.`);
  }
}
