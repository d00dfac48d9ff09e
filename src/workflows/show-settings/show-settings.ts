import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { readGeneral } from "../../modules/haipay/settings/read-settings";
import { isUnreadable, needsPreviousKey } from "../../modules/haipay/settings/reseal";
import type { Settings } from "../../modules/haipay/settings/settings";
import { CURRENCIES, METHODS } from "../../platform/catalogue";
import { findActors } from "../show-ledger/actors";
import { showNotificationAddress } from "./notification-address";
import { Regions } from "./regions";
import { showAccounts } from "./show-accounts";
import { showFields } from "./show-fields";
import type { ShownMethod, ShownSettings } from "./shown-settings";

const SHOWN_CHANGES = 50;

/**
 * The settings as the admin page shows them: no secret.
 *
 * @param seenUnder the address under which the dashboard was opened
 */
export async function showSettings(container: MedusaContainer, seenUnder: string): Promise<ShownSettings> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const stored = await haipay.settingsRows.find();
  const sources = haipay.settings.sources(stored);
  readGeneral(sources, stored?.method_choices);
  const settings = await haipay.settings.read();
  const { environment, environments, baseUrl } = settings;
  const keys = haipay.settings.keys();
  const [everyAccount, accounts, changes, regions, notification] = await Promise.all([
    haipay.settingsRows.listAllAccounts(),
    haipay.settingsRows.listAccounts(environment),
    haipay.history.listSettings(SHOWN_CHANGES),
    Regions.read(container),
    showNotificationAddress(settings.notifyUrl, seenUnder),
  ]);
  const actorIds = [
    ...accounts.flatMap(({ marks }) => Object.values(marks).map(({ changed_by }) => changed_by)),
    ...changes.map(({ payload }) => actorIdOf(payload)),
  ];
  const actors = await findActors(container, actorIds);
  return {
    environment: {
      value: environment,
      choices: environments,
      fixed_by: sources.fixedBy("environment") ?? (environments.length === 1 ? "HAIPAY_ENVIRONMENT" : null),
      host: baseUrl,
    },
    fields: showFields(settings, sources),
    notification,
    can_store_secrets: keys.length > 0,
    stored_keys: {
      need_previous: everyAccount.filter((row) => needsPreviousKey(row, keys)).length,
      unreadable: everyAccount.filter((row) => isUnreadable(row, keys)).length,
    },
    accounts: showAccounts(haipay, settings, accounts, actors),
    methods: showMethods(settings, regions),
    regions: regions.all(),
    changes: changes.map(({ id, created_at, payload }) => {
      const { actor_id: _id, ...facts } = payload;
      const actorId = actorIdOf(payload);
      return { id, at: created_at, actor: actorId === null ? null : actors(actorId), payload: facts };
    }),
  };
}

function showMethods({ methods }: Settings, regions: Regions): ShownMethod[] {
  return METHODS.map(({ id, kind, name, channels }) => {
    const perCurrency = CURRENCIES.map((currency) => {
      const shown = {
        ...methods[id][currency],
        platform_limits: channels[currency].limits,
        regions: regions.offering(id, currency),
      };
      return [currency, shown] as const;
    });
    const currencies = Object.fromEntries(perCurrency) as ShownMethod["currencies"];
    return { id, kind, name, currencies };
  });
}

function actorIdOf(payload: Record<string, unknown>): string | null {
  return typeof payload.actor_id === "string" ? payload.actor_id : null;
}
