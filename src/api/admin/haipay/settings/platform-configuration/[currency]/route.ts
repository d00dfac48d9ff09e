import { z } from "zod";
import type { ShownPlatformConfiguration } from "../../../../../../contract/accounts-api";
import { HAIPAY_MODULE } from "../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../modules/haipay/service";
import { askForConfiguration } from "../../../../../../modules/haipay/settings/platform-report";
import { showPlatformConfiguration } from "../../../../../../views/platform-reports";
import { answering, requireUser } from "../../../answering";
import { parseInput } from "../../../input";
import { wantedCurrency } from "../../settings-input";

export interface PlatformConfigurationAnswer {
  platform_configuration: ShownPlatformConfiguration;
}

/** What HaiPay last reported that the account can do, beside what the shop uses. */
export const GET = answering<PlatformConfigurationAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const account = await haipay.gateway.account(wantedCurrency(req));
  res.json({ platform_configuration: await showPlatformConfiguration(haipay, account) });
});

/** Asks HaiPay now, at most once a minute, whoever asks. Changes no settings. */
export const POST = answering<PlatformConfigurationAnswer>(async (req, res) => {
  requireUser(req, "test_connection");
  parseInput(z.object({}), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const account = await haipay.gateway.account(wantedCurrency(req));
  await askForConfiguration(haipay, account);
  res.json({ platform_configuration: await showPlatformConfiguration(haipay, account) });
});
