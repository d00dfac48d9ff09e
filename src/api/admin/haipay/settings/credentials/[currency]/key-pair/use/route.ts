import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../../modules/haipay";
import { usePreparedKey } from "../../../../../../../../modules/haipay/operations/change-credentials";
import type HaipayModuleService from "../../../../../../../../modules/haipay/service";
import { answering } from "../../../../../answering";
import { parseForm } from "../../../../../form";
import { environmentField, wantedChange } from "../../../../account-change";
import { answerSettings, type SettingsAnswer } from "../../../../answer-settings";

/** Signs with the key pair that was prepared. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const { environment } = parseForm(z.object({ environment: environmentField }), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await usePreparedKey(haipay, await wantedChange(req, environment));
  await answerSettings(req, res);
});
