import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import {
  activateAccount,
  discardProposal,
} from "../../../../../../../modules/haipay/settings/activate-account";
import { answering } from "../../../../answering";
import { parseInput, rule } from "../../../../input";
import { answerSettings, environmentField, wantedChange, type SettingsAnswer } from "../../../settings-input";

const VERSION = rule("number", { least: 1, most: 1_000_000 });

const bodySchema = z.object({
  environment: environmentField,
  /** As given in the settings' answer: a proposal that has changed since is not put into use. */
  version: z.int(VERSION).min(1, VERSION).max(1_000_000, VERSION),
});

/** Puts waiting credentials into use if HaiPay answers for them; otherwise the response says what HaiPay said. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  const { environment, version } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await activateAccount(haipay, await wantedChange(req, environment), { version });
  await answerSettings(req, res);
});

/** Discards them. */
export const DELETE = answering<SettingsAnswer>(async (req, res) => {
  const { environment } = parseInput(z.object({ environment: environmentField }), req.query);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await discardProposal(haipay, await wantedChange(req, environment));
  await answerSettings(req, res);
});
