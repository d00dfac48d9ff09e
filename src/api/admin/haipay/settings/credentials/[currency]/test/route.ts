import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../../modules/haipay/service";
import type { Account } from "../../../../../../../modules/haipay/settings/settings";
import {
  testConnection,
  withPreparedKey,
  type ConnectionTest,
} from "../../../../../../../modules/haipay/settings/test-connection";
import { answering, requireUser } from "../../../../answering";
import { parseForm } from "../../../../input";
import { wantedCurrency } from "../../../settings-input";

export interface ConnectionAnswer {
  test: ConnectionTest;
}

const bodySchema = z.object({
  /** `prepared`: with the key pair that is not in use yet. */
  key: z.enum(["current", "prepared"], { error: "must be current or prepared, or left out" }).optional(),
});

/** Asks the platform, with the credentials that are in force, about an order that cannot exist. */
export const POST = answering<ConnectionAnswer>(async (req, res) => {
  requireUser(req, "The connection is tested");
  const { key } = parseForm(bodySchema, req.body);
  const currency = wantedCurrency(req);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const account = (await haipay.settings.read()).accounts[currency];
  if (!account) throw notReady(`Enter all credentials of ${currency.toUpperCase()} and save them first.`);
  const used = key === "prepared" ? await prepared(haipay, account) : account;
  res.json({ test: await testConnection(haipay, used) });
});

async function prepared(haipay: HaipayModuleService, account: Account): Promise<Account> {
  const key = await haipay.settings.readPreparedKey(account.currency);
  if (key === undefined) throw notReady("No key pair is waiting. Make one first.");
  return withPreparedKey(account, key);
}

function notReady(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
}
