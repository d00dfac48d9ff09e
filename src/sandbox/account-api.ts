import { Router, type Request } from "express";
import { z } from "zod";
import { CURRENCIES, type Currency } from "../platform/catalogue";
import { rotatePlatformKey, takeMerchantKey } from "./accounts";
import type { SandboxState } from "./state";

const merchantKeyBody = z.strictObject({ publicKey: z.string() });

/** What the merchant does in the platform's console, per currency: give it a public key, fetch a new one of the platform. */
export function accountApi(state: SandboxState): Router {
  const router = Router();
  router.put("/:currency/merchant-key", (req, res) => {
    const currency = currencyOf(req);
    const { publicKey } = merchantKeyBody.parse(req.body);
    state.accounts[currency] = takeMerchantKey(state.accounts[currency], publicKey);
    res.json({});
  });
  router.post("/:currency/platform-key", (req, res, next) => {
    const currency = currencyOf(req);
    rotatePlatformKey(state.accounts[currency]).then(({ keys, platformPublicKey }) => {
      state.accounts[currency] = keys;
      res.json({ platformPublicKey });
    }, next);
  });
  return router;
}

/** @throws ZodError for any other currency */
function currencyOf(req: Request): Currency {
  return z.enum(CURRENCIES).parse(req.params.currency);
}
