import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../modules/haipay/service";
import { removeAccount } from "../../../../../../modules/haipay/settings/account-changes";
import { activateIfReady } from "../../../../../../modules/haipay/settings/activate-account";
import { changeCredentials } from "../../../../../../modules/haipay/settings/change-credentials";
import { answering } from "../../../answering";
import { parseInput, rule } from "../../../input";
import { answerSettings, environmentField, wantedChange, type SettingsAnswer } from "../../settings-input";

const TEXT = rule("text", { most: 20_000 });
const pasted = z.string(TEXT).max(20_000, TEXT);

const bodySchema = z.object({
  environment: environmentField,
  app_id: pasted.optional(),
  merchant_secret_key: pasted.optional(),
  merchant_private_key: pasted.optional(),
  platform_public_key: pasted.optional(),
  second_platform_public_key: pasted.nullish(),
});

/**
 * Stores what was pasted; omitted values stay as they are. None of it is ever sent back. An account other than the one in use is put
 * into use as soon as HaiPay has answered for it, which is asked at once.
 */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const { environment, ...changes } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const change = await wantedChange(req, environment);
  await changeCredentials(haipay, change, changes);
  await activateIfReady(haipay, change);
  await answerSettings(req, res);
});

/** Removes the credentials, which switches the currency off. */
export const DELETE = answering<SettingsAnswer>(async (req, res) => {
  const { environment } = parseInput(z.object({ environment: environmentField }), req.query);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await removeAccount(haipay, await wantedChange(req, environment));
  await answerSettings(req, res);
});
