import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import { finishKeyRotation } from "../../../../../../../modules/haipay/settings/change-credentials";
import { answering } from "../../../../answering";
import { parseInput } from "../../../../input";
import { answerSettings, environmentField, wantedChange, type SettingsAnswer } from "../../../settings-input";

/** Makes the second platform public key the only one. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const { environment } = parseInput(z.object({ environment: environmentField }), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await finishKeyRotation(haipay, await wantedChange(req, environment));
  await answerSettings(req, res);
});
