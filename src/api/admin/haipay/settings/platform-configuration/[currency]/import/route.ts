import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import { importConfiguration } from "../../../../../../../modules/haipay/settings/import-configuration";
import { refuse } from "../../../../../../../payment/refuse";
import { METHODS } from "../../../../../../../platform/catalogue";
import { showPlatformConfiguration } from "../../../../../../../views/platform-reports";
import { answering, requireUser } from "../../../../answering";
import { instantField, parseInput, rule } from "../../../../input";
import { wantedCurrency } from "../../../settings-input";
import type { PlatformConfigurationAnswer } from "../route";

const IDS = METHODS.map(({ id }) => id);
const METHOD_LIST = rule("some_of", { choices: IDS });

const bodySchema = z.object({
  methods: z.array(z.enum(IDS, METHOD_LIST), METHOD_LIST).min(1, METHOD_LIST),
  /** `given_at` of the configuration that was reviewed. */
  given_at: instantField(),
});

/** Adopts what HaiPay last reported, for the named methods. */
export const POST = answering<PlatformConfigurationAnswer>(async (req, res) => {
  const actorId = requireUser(req, "change_settings");
  const { methods, given_at } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const account = await haipay.gateway.account(wantedCurrency(req));
  const wish = { methods, seen: given_at.toISOString(), actorId };
  if (!(await importConfiguration(haipay, account, wish))) throw refuse("configuration_moved_on");
  res.json({ platform_configuration: await showPlatformConfiguration(haipay, account) });
});
