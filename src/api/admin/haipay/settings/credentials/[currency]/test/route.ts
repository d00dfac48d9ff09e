import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import type { Account } from "../../../../../../../modules/haipay/settings/settings";
import {
  testConnection,
  withPreparedKey,
  type ConnectionTest,
} from "../../../../../../../modules/haipay/settings/test-connection";
import { refuse } from "../../../../../../../payment/refuse";
import { answering, requireUser } from "../../../../answering";
import { parseInput, wordField } from "../../../../input";
import { wantedCurrency } from "../../../settings-input";

export interface ConnectionAnswer {
  test: ConnectionTest;
}

const bodySchema = z.object({
  /** `prepared`: with the key pair that is not in use yet. */
  key: wordField(["current", "prepared"]).optional(),
});

/** Asks the platform, with the credentials in use, about an order that cannot exist. */
export const POST = answering<ConnectionAnswer>(async (req, res) => {
  requireUser(req, "test_connection");
  const { key } = parseInput(bodySchema, req.body);
  const currency = wantedCurrency(req);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const account = await haipay.gateway.account(currency);
  const used = key === "prepared" ? await prepared(haipay, account) : account;
  const test = await testConnection(haipay, used);
  if (used === account) await haipay.ledger.accountReports.noteTest(account, test);
  // The waiting key proves nothing about the account in use.
  if (used === account && test.outcome === "well") {
    await haipay.accountHealth.noteAnswer(account, test.platform_key_proven ? "signed" : "refusal");
  }
  res.json({ test });
});

async function prepared(haipay: HaipayModuleService, account: Account): Promise<Account> {
  const key = await haipay.settings.readPreparedKey(account.currency);
  if (key === undefined) throw refuse("no_key_pair");
  return withPreparedKey(account, key);
}
