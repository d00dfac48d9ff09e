import { CURRENCIES, METHODS, type Currency, type MethodId } from "../../../platform/catalogue";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { refuseInput, type Problem } from "../refusal";
import type HaipayModuleService from "../service";
import {
  changed as changedValue,
  changesOfPage,
  recordChange,
  type AnnouncedChange,
} from "./announced-changes";
import { proposedBy } from "./account-changes";
import { refuseReadonly } from "./readonly";
import { checkLimit, checkOrder, readMethods, type MethodChoice, type MethodChoices } from "./methods";
import { readGeneral } from "./read-settings";
import type { Environment } from "./settings";
import type { StoredSettings } from "./settings-rows";
import { problemAt, SettingsError } from "./settings-error";
import { PAGE_FIELDS, type PageSetting, type PageValues } from "./sources";

/** What the page changes; absent settings stay as they are. */
export interface SettingsChanges {
  /** Null restores the default. */
  values: Partial<Record<PageSetting, string | null>>;
  /** Each method and currency that is named is replaced. */
  methods: MethodChoices;
}

interface Change {
  setting: string;
  from: unknown;
  to: unknown;
}

/**
 * Stores what the page changed, in one transaction with the history.
 *
 * What could divert money is announced with it.
 *
 * @throws RefusedError naming each wrong field, or when the file configuration makes the page read-only; nothing is stored then
 */
export async function changeSettings(
  haipay: HaipayModuleService,
  changes: SettingsChanges,
  actorId: string,
): Promise<void> {
  refuseReadonly(haipay);
  const fixed = fixedProblems(haipay, changes);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const problems = [...fixed, ...limitProblems(changes.methods, stored.method_choices)];
    if (problems.length > 0) throw refuseInput(problems);
    const isGuarded = haipay.settings.generalOf(stored).secondAdministrator;
    await applyChanges(trx, haipay, { stored, changes, actorId, isGuarded });
  });
}

/** What is changed and by whom, under the lock of the settings. */
export interface SettingsChange {
  stored: StoredSettings;
  changes: SettingsChanges;
  actorId: string;
  /** Whether what could divert money waits for another administrator. */
  isGuarded: boolean;
}

/**
 * Changes the settings within a transaction that holds their lock.
 *
 * @throws RefusedError naming each wrong field
 */
export async function applyChanges(
  trx: Knex.Transaction,
  haipay: HaipayModuleService,
  { stored, changes, actorId, isGuarded }: SettingsChange,
): Promise<void> {
  const { rows } = haipay.settings;
  const page_values = mergeValues(stored.page_values, changes.values);
  const method_choices = mergeMethods(stored.method_choices, changes.methods);
  const isChosen = changes.values.environment !== undefined;
  const chosen_by_files = isChosen ? null : stored.chosen_by_files;
  const sources = haipay.settings.sources({ page_values, chosen_by_files });
  const general = readGeneral(sources, method_choices);
  // A choice that this server cannot follow is reported elsewhere, and does not block other changes.
  const wrong = sources.problems.filter(({ setting }) => setting !== "environment" || isChosen);
  if (wrong.length > 0) {
    throw refuseInput(wrong.map(({ setting, error }) => problemAt(PAGE_FIELDS[setting], error)));
  }
  const guarded = isGuarded ? guardedIn(changes, stored.page_values, page_values) : {};
  if (Object.keys(guarded).length > 0) {
    await propose(trx, haipay, stored, guarded, actorId);
    const rest = { ...changes, values: without(changes.values, guarded) };
    return applyChanges(trx, haipay, { stored, changes: rest, actorId, isGuarded });
  }
  const changed = [
    ...changedValues(stored.page_values, page_values),
    ...changedMethods(stored.method_choices, method_choices),
  ];
  if (changed.length === 0) return;
  await rows.write(trx, { page_values, method_choices, changed_by: actorId, chosen_by_files });
  const before = haipay.settings.generalOf(stored);
  const announced = [
    ...changesOfPage(before, general),
    ...(await changesOfAppIds(trx, haipay, before.environment, general.environment)),
  ];
  await recordChange(trx, actorId, { act: "change_settings", changed }, announced);
}

/** What could divert money, or remove this very protection. */
const GUARDED: readonly PageSetting[] = [
  "environment",
  "notifyBaseUrl",
  "storefrontUrls",
  "secondAdministrator",
];

function guardedIn(
  { values }: SettingsChanges,
  before: PageValues,
  after: PageValues,
): SettingsChanges["values"] {
  const changed = GUARDED.filter((setting) => setting in values && before[setting] !== after[setting]);
  return Object.fromEntries(changed.map((setting) => [setting, after[setting] ?? null]));
}

function without(
  values: SettingsChanges["values"],
  others: SettingsChanges["values"],
): SettingsChanges["values"] {
  return Object.fromEntries(Object.entries(values).filter(([setting]) => !(setting in others)));
}

/** Keeps values alongside the effective ones until another administrator has confirmed them. */
async function propose(
  trx: Knex.Transaction,
  haipay: HaipayModuleService,
  { proposal }: StoredSettings,
  values: SettingsChanges["values"],
  actorId: string,
): Promise<void> {
  const { by, at } = proposedBy(proposal, actorId, "change");
  const all = { ...proposal?.values, ...values };
  await haipay.settings.rows.propose(trx, { by, at, values: all });
  const to = Object.entries(values).map(
    ([name, value]) => `${PAGE_FIELDS[name as PageSetting]}: ${value ?? "–"}`,
  );
  const announced = changedValue("proposal", null, to.join(", "));
  await recordChange(trx, actorId, { act: "propose_settings", values: to }, announced);
}

/** Another environment has other accounts. */
async function changesOfAppIds(
  trx: Knex.Transaction,
  { settings }: HaipayModuleService,
  before: Environment,
  after: Environment,
): Promise<AnnouncedChange[]> {
  if (before === after) return [];
  const [were, are] = [
    await settings.rows.listAccounts(before, trx),
    await settings.rows.listAccounts(after, trx),
  ];
  return CURRENCIES.flatMap((currency) => {
    const appIdIn = (accounts: typeof were) =>
      accounts.find((account) => account.currency === currency)?.app_id ?? null;
    return changedValue("app_id", appIdIn(were), appIdIn(are), {
      environment: after,
      currency_code: currency,
    });
  });
}

function fixedProblems(haipay: HaipayModuleService, { values }: SettingsChanges): Problem[] {
  const sources = haipay.settings.sources(undefined);
  const { environments } = readGeneral(sources);
  return (Object.keys(values) as PageSetting[]).flatMap((setting) => {
    const by =
      sources.fixedBy(setting) ??
      (setting === "environment" && environments.length === 1 && values.environment !== environments[0]
        ? "HAIPAY_ENVIRONMENT"
        : undefined);
    if (by === undefined) return [];
    const field = PAGE_FIELDS[setting];
    const message = `${field} is fixed by the file configuration (${by}). Change it there.`;
    return [problemAt(field, new SettingsError(message, "fixed", { by }))];
  });
}

/** @param stored with the platform's limits for the account, if they were imported */
function limitProblems(choices: MethodChoices, stored: MethodChoices): Problem[] {
  const problems: Problem[] = [];
  const inForce = readMethods(stored);
  forEachChoice(choices, (id, currency, choice) => {
    const platform = choice.platform ?? inForce[id][currency].platform_limits;
    const field = `methods.${id}.${currency}`;
    const before = problems.length;
    for (const end of ["min", "max"] as const) {
      const written = choice[end];
      if (written === undefined) continue;
      note(problems, `${field}.${end}`, () => checkLimit(`${field}.${end}`, written, currency, platform));
    }
    if (problems.length > before) return;
    const { limits } = readMethods({ [id]: { [currency]: { ...choice, platform } } })[id][currency];
    note(problems, `${field}.min`, () => checkOrder(`${field}.min`, limits, currency));
  });
  return problems;
}

function note(problems: Problem[], field: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(problemAt(field, error));
  }
}

function mergeValues(stored: PageValues, changes: SettingsChanges["values"]): PageValues {
  const merged: PageValues = { ...stored };
  for (const [setting, value] of Object.entries(changes) as [PageSetting, string | null][]) {
    const text = value?.trim();
    if (text) merged[setting] = text;
    else delete merged[setting];
  }
  return merged;
}

function mergeMethods(stored: MethodChoices, changes: MethodChoices): MethodChoices {
  const merged: MethodChoices = { ...stored };
  forEachChoice(changes, (id, currency, choice) => {
    const { platform, off_because } = stored[id]?.[currency] ?? {};
    merged[id] = {
      ...merged[id],
      [currency]: {
        ...(platform && { platform }),
        ...(off_because && !choice.enabled && { off_because }),
        ...choice,
      },
    };
  });
  return merged;
}

function changedValues(before: PageValues, after: PageValues): Change[] {
  return (Object.keys(PAGE_FIELDS) as PageSetting[]).flatMap((setting) => {
    const [from, to] = [before[setting] ?? null, after[setting] ?? null];
    return from === to ? [] : [{ setting: PAGE_FIELDS[setting], from, to }];
  });
}

function changedMethods(before: MethodChoices, after: MethodChoices): Change[] {
  const [was, is] = [readMethods(before), readMethods(after)];
  return METHODS.flatMap(({ id }) =>
    CURRENCIES.flatMap((currency) => {
      const [from, to] = [was[id][currency], is[id][currency]];
      const isSame = JSON.stringify(from) === JSON.stringify(to);
      return isSame ? [] : [{ setting: `methods.${id}.${currency}`, from, to }];
    }),
  );
}

function forEachChoice(
  choices: MethodChoices,
  act: (id: MethodId, currency: Currency, choice: MethodChoice) => void,
): void {
  for (const { id } of METHODS) {
    for (const currency of CURRENCIES) {
      const choice = choices[id]?.[currency];
      if (choice) act(id, currency, choice);
    }
  }
}
