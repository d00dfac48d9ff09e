import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import { makeKeyPair } from "../../../../../../../modules/haipay/settings/change-credentials";
import { answering } from "../../../../answering";
import { parseInput } from "../../../../input";
import { answerSettings, environmentField, wantedChange, type SettingsAnswer } from "../../../settings-input";

/** Makes a key pair. Its private half is stored and never sent anywhere; the answer shows the public half. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const { environment } = parseInput(z.object({ environment: environmentField }), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await makeKeyPair(haipay, await wantedChange(req, environment));
  await answerSettings(req, res);
});
