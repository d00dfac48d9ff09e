import { STEP_SIZE, type SweepRun } from "./sweep-run";

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Removes given-up choices after 30 days: they hold a buyer's name, phone and e-mail for nothing. */
export async function forgetChoices({ haipay, now, report }: SweepRun): Promise<void> {
  report.forgotten += await haipay.sweptRows.forget(new Date(now.getTime() - KEPT_MS), STEP_SIZE);
}
