import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownField, ShownMethod, ShownRegion, ShownSettings } from "../contract/settings-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { methodOfProvider } from "../modules/haipay/ids";
import type HaipayModuleService from "../modules/haipay/service";
import { isNumberSetting, numberRule } from "../modules/haipay/settings/options-schema";
import { NOTIFICATION_PATH, readGeneral } from "../modules/haipay/settings/read-settings";
import { isUnreadable, needsPreviousKey } from "../modules/haipay/settings/reseal";
import type { GeneralSettings, Settings } from "../modules/haipay/settings/settings";
import type { SettingsProposal } from "../modules/haipay/settings/settings-rows";
import { problemAt } from "../modules/haipay/settings/settings-error";
import { PAGE_FIELDS, SettingsSources, type PageSetting } from "../modules/haipay/settings/sources";
import { CURRENCIES, METHODS, type Currency, type MethodId } from "../platform/catalogue";
import { showAccounts } from "./accounts";
import { showNotificationAddress, showOutgoingAddress } from "./notification-address";
import { findActors, type Actors } from "./parts";

const SHOWN_CHANGES = 50;

/**
 * The settings as the admin page shows them: no secret.
 *
 * @param viewer who is looking, and the address under which the dashboard was opened
 */
export async function showSettings(
  container: MedusaContainer,
  { seenUnder, actorId }: { seenUnder: string; actorId: string },
): Promise<ShownSettings> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const stored = await haipay.settings.rows.find();
  const sources = haipay.settings.sources(stored);
  readGeneral(sources, stored?.method_choices);
  const settings = await haipay.settings.read();
  const { environment, environments, baseUrl, off } = settings;
  const keys = haipay.settings.keys();
  const [everyAccount, accounts, waiting, changes, regions, notification, reports] = await Promise.all([
    haipay.settings.rows.listAllAccounts(),
    haipay.settings.rows.listAccounts(environment),
    haipay.settings.rows.listProposed(environment),
    haipay.ledger.history.listSettings(SHOWN_CHANGES),
    Regions.read(container),
    showNotificationAddress(settings.notifyUrl, seenUnder),
    haipay.ledger.accountReports.list(),
  ]);
  const actorIds = [
    ...(stored?.proposal?.by ?? []),
    ...waiting.flatMap(({ proposal }) => proposal?.by ?? []),
    ...[...accounts, ...waiting].flatMap(({ marks }) =>
      Object.values(marks).map(({ changed_by }) => changed_by),
    ),
    ...changes.map(({ payload }) => actorIdOf(payload)),
  ];
  const actors = await findActors(container, actorIds);
  return {
    environment: {
      value: environment,
      choices: environments,
      fixed_by: sources.fixedBy("environment") ?? (environments.length === 1 ? "HAIPAY_ENVIRONMENT" : null),
      host: baseUrl ?? null,
      off: off ?? null,
    },
    readonly_by: haipay.settings.readonlyBy() ?? null,
    fields: showFields(settings, sources),
    notification,
    can_store_secrets: keys.length > 0,
    stored_keys: {
      need_previous: everyAccount.filter((row) => needsPreviousKey(row, keys)).length,
      unreadable: everyAccount.filter((row) => isUnreadable(row, keys)).length,
    },
    waiting: stored?.proposal ? showProposal(stored.proposal, actors, actorId) : null,
    accounts: showAccounts(haipay, settings, { inUse: accounts, waiting, reports }, { actors, actorId }),
    methods: showMethods(settings, regions),
    outgoing_address: showOutgoingAddress(haipay.gateway.localAddress),
    regions: regions.all(),
    changes: changes.map(({ id, created_at, payload }) => {
      const { actor_id: _id, ...facts } = payload;
      const actorId = actorIdOf(payload);
      return { id, at: created_at, actor: actorId === null ? null : actors(actorId), payload: facts };
    }),
  };
}

function showProposal(
  { by, at, values }: SettingsProposal,
  actors: Actors,
  actorId: string,
): ShownSettings["waiting"] {
  const shown: Record<string, string | null> = {};
  for (const [setting, value] of Object.entries(values)) shown[PAGE_FIELDS[setting as PageSetting]] = value;
  return { by: by.map(actors), at, own: by.includes(actorId), values: shown };
}

function showMethods({ methods }: Settings, regions: Regions): ShownMethod[] {
  return METHODS.map(({ id, kind, name }) => {
    const perCurrency = CURRENCIES.map((currency) => {
      const shown = {
        ...methods[id][currency],
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

const DEFAULTS = written(readGeneral(new SettingsSources({}, {})));

/** What the page can set, with the effective values. @param sources that `settings` was read from */
function showFields(settings: GeneralSettings, sources: SettingsSources): Record<string, ShownField> {
  const values = written(settings);
  const fields = (Object.keys(PAGE_FIELDS) as PageSetting[]).map((setting) => {
    const problem = sources.problems.find((candidate) => candidate.setting === setting)?.error;
    const rule = isNumberSetting(setting) ? numberRule(setting) : undefined;
    const field: ShownField = {
      value: values[setting],
      default: DEFAULTS[setting],
      fixed_by: sources.fixedBy(setting) ?? null,
      ...(rule && { least: rule.least, most: rule.most }),
      problem: problem ? problemAt(PAGE_FIELDS[setting], problem) : null,
    };
    return [PAGE_FIELDS[setting], field] as const;
  });
  return Object.fromEntries(fields);
}

function written(settings: GeneralSettings): Record<PageSetting, string> {
  const { deadlines } = settings;
  return {
    environment: settings.environment,
    notifyBaseUrl: settings.notifyUrl?.slice(0, -NOTIFICATION_PATH.length) ?? "",
    storefrontUrls: settings.storefrontUrls.join(","),
    returnPath: settings.returnPath,
    subject: settings.subject ?? "",
    shopContact: settings.shopContact ?? "",
    deadlineEwalletMinutes: String(deadlines.ewalletMinutes),
    deadlineKonbiniDays: String(deadlines.konbiniDays),
    deadlineBankTransferDays: String(deadlines.bankTransferDays),
    reminderHours: String(deadlines.reminderHours),
    failedOrderHours: String(deadlines.failedOrderHours),
    lateMoneyDays: String(deadlines.lateMoneyDays),
    cancelUnpaidOrders: deadlines.cancelUnpaidOrders ? "on" : "off",
    slipEmails: settings.slipEmails ? "on" : "off",
    secondAdministrator: settings.secondAdministrator ? "on" : "off",
  };
}

interface Region {
  id: string;
  name: string;
  currency_code: string;
  payment_providers?: ({ id: string } | null)[] | null;
}

/** The shop's regions, by currency, and which of them offer a method. */
class Regions {
  private constructor(private readonly regions: readonly Region[]) {}

  /** All regions of the shop, with what they offer. */
  static async read(container: MedusaContainer): Promise<Regions> {
    const query = container.resolve(ContainerRegistrationKeys.QUERY);
    const fields = ["id", "name", "currency_code", "payment_providers.id"];
    const { data } = await query.graph({ entity: "region", fields });
    return new Regions(data);
  }

  /** By currency, in the order of their names. */
  all(): Record<Currency, ShownRegion[]> {
    const lists = CURRENCIES.map((currency) => [currency, this.of(currency).map(show)] as const);
    return Object.fromEntries(lists) as Record<Currency, ShownRegion[]>;
  }

  /** Those where buyers can choose the method. */
  offering(method: MethodId, currency: Currency): ShownRegion[] {
    return this.of(currency)
      .filter(({ payment_providers }) =>
        payment_providers?.some((provider) => provider && methodOfProvider(provider.id)?.id === method),
      )
      .map(show);
  }

  private of(currency: Currency): Region[] {
    return this.regions
      .filter(({ currency_code }) => currency_code.toLowerCase() === currency)
      .sort((a, b) => a.name.localeCompare(b.name));
  }
}

function show({ id, name }: Region): ShownRegion {
  return { id, name, path: `/settings/regions/${id}` };
}
