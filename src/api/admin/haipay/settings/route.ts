import { HAIPAY_MODULE } from "../../../../modules/haipay";
import { changeSettings } from "../../../../modules/haipay/operations/change-settings";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { requireUser } from "../actor";
import { answering } from "../answering";
import { parseForm } from "../form";
import { answerSettings, type SettingsAnswer } from "./answer-settings";
import { changesOf, settingsSchema } from "./settings-input";

/** The settings, without any secret. */
export const GET = answering<SettingsAnswer>(answerSettings);

/** Changes them; what the body leaves out stays. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const actorId = requireUser(req, "Settings are changed");
  const input = parseForm(settingsSchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await changeSettings(haipay, changesOf(input), actorId);
  await answerSettings(req, res);
});
