import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { changeSettings } from "../../../../modules/haipay/settings/change-settings";
import { answering, requireUser } from "../answering";
import { parseInput } from "../input";
import { answerSettings, changesOf, settingsSchema, type SettingsAnswer } from "./settings-input";

/** The settings, without any secret. */
export const GET = answering<SettingsAnswer>(answerSettings);

/** Changes them; omitted settings stay as they are. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const actorId = requireUser(req, "change_settings");
  const input = parseInput(settingsSchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await changeSettings(haipay, changesOf(input), actorId);
  await answerSettings(req, res);
});
