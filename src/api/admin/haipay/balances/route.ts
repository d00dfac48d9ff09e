import { z } from "zod";
import type { ShownBalance } from "../../../../contract/accounts-api";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { askForBalance } from "../../../../modules/haipay/settings/platform-report";
import { showBalances } from "../../../../views/platform-reports";
import { answering } from "../answering";
import { parseInput } from "../input";

export interface BalancesAnswer {
  balances: ShownBalance[];
}

/** The balances of the accounts in use when HaiPay was last asked. */
export const GET = answering<BalancesAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ balances: await showBalances(req.scope) });
});

/** Asks HaiPay now, each account at most once a minute, whoever asks. */
export const POST = answering<BalancesAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const { accounts } = await haipay.settings.read();
  await Promise.all(Object.values(accounts).map((account) => askForBalance(haipay, account)));
  res.json({ balances: await showBalances(req.scope) });
});
