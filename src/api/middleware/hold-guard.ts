import type { MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { GuardBusyError } from "../../modules/haipay/guard";
import type HaipayModuleService from "../../modules/haipay/service";

const WAIT_MS = 30_000;
const HELD_AT_MOST_MS = 120_000;

/**
 * Takes our guard for the rest of a request. It is freed when the answer is written, and not when the connection
 * closes: an aborted request closes it while the workflow still runs.
 *
 * @throws MedusaError CONFLICT when others work on the purchase for too long
 */
export async function holdGuardUntilAnswered(
  haipay: HaipayModuleService,
  res: MedusaResponse,
  key: string,
): Promise<void> {
  try {
    releaseAfterAnswer(res, await haipay.guard.acquire(key, WAIT_MS));
  } catch (error) {
    if (!(error instanceof GuardBusyError)) throw error;
    throw new MedusaError(MedusaError.Types.CONFLICT, error.message);
  }
}

function releaseAfterAnswer(res: MedusaResponse, release: () => void): void {
  const timer = setTimeout(release, HELD_AT_MOST_MS).unref();
  const end = res.end.bind(res) as (...parts: unknown[]) => MedusaResponse;
  res.end = ((...parts: unknown[]) => {
    clearTimeout(timer);
    release();
    return end(...parts);
  }) as typeof res.end;
}
