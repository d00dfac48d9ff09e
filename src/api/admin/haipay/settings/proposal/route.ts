import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../modules/haipay/service";
import { decideProposedSettings } from "../../../../../modules/haipay/settings/confirm-settings";
import { answering, requireUser } from "../../answering";
import { parseInput, rule, textField } from "../../input";
import { answerSettings, type SettingsAnswer } from "../settings-input";

const bodySchema = z.object({
  /** When it was proposed, as given in the settings' answer. */
  at: textField(40),
  confirm: z.boolean(rule("switch", {})),
});

/** Applies settings that another administrator proposed, or discards them. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const actorId = requireUser(req, "change_settings");
  const { at, confirm } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await decideProposedSettings(haipay, { at, confirm, actorId });
  await answerSettings(req, res);
});
