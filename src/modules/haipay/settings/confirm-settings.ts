import { MedusaError } from "@medusajs/framework/utils";
import { RefusedError } from "../refusal";
import type HaipayModuleService from "../service";
import { refuseAt } from "./account-changes";
import { recordChange } from "./announced-changes";
import { applyChanges } from "./change-settings";
import { refuseReadonly } from "./readonly";
import { problemAt, SettingsError } from "./settings-error";

/** An administrator's decision about values that another one proposed. */
export interface SettingsDecision {
  /** When it was proposed, as given in the settings' answer: later additions cannot be confirmed with it. */
  at: string;
  confirm: boolean;
  actorId: string;
}

/**
 * Applies proposed values, or discards them.
 *
 * @throws RefusedError when nothing waits, it has changed since, or the administrator proposed a part of it
 */
export async function decideProposedSettings(
  haipay: HaipayModuleService,
  { at, confirm, actorId }: SettingsDecision,
): Promise<void> {
  refuseReadonly(haipay);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const { proposal } = stored;
    if (!proposal) throw refuseAt("proposal", new SettingsError("No settings wait.", "nothing_waits"));
    if (proposal.at !== at) {
      const message = "What waits was changed meanwhile. Look at it again, then decide.";
      throw refuse(MedusaError.Types.CONFLICT, new SettingsError(message, "proposal_moved"));
    }
    await rows.propose(trx, null);
    if (!confirm) {
      await recordChange(trx, actorId, { act: "discard_settings", proposed_by: proposal.by }, []);
      return;
    }
    if (haipay.settings.generalOf(stored).secondAdministrator && proposal.by.includes(actorId)) {
      const message = "Another administrator has to confirm this: you proposed it, or a part of it.";
      throw refuse(MedusaError.Types.NOT_ALLOWED, new SettingsError(message, "other_person_needed"));
    }
    const changes = { values: proposal.values, methods: {} };
    await applyChanges(trx, haipay, { stored, changes, actorId, isGuarded: false });
  });
}

function refuse(type: string, error: SettingsError): RefusedError {
  return new RefusedError(type, [problemAt("proposal", error)]);
}
