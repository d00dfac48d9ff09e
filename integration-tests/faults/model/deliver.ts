import { parseJsonObject } from "../../../src/platform/json";
import { deliver } from "../../environment/deliveries";
import { Violation } from "./violation";
import type { Slip, World } from "./world";

/**
 * Posts a notification as the platform does. `SUCCESS` must mean that its effect is committed (invariant 4).
 *
 * @returns status and body
 */
export async function deliverNotification(world: World, slip: Slip, text: string): Promise<string> {
  const { status, body } = await deliver(world.shop, text);
  const answer = status === 200 ? `200 ${body}` : String(status);
  world.tally.countAnswer(answer);
  if (answer === "200 SUCCESS") {
    if (!world.lies.has(text)) await expectEffect(world, slip, statusOf(text));
    return answer;
  }
  if (status !== 503) throw new Violation(`A genuine notification was answered ${status}: ${body}`);
  if (!world.mayFail && !world.lies.has(text) && !(await isBehind(world, slip))) {
    throw new Violation(
      `Undisturbed, a genuine notification for ${slip.platform_order_id} was answered 503: ${body}`,
    );
  }
  return answer;
}

function statusOf(text: string): number {
  return Number(String(parseJsonObject(text).status));
}

/** collect/query says that the order is not ended, whatever was notified: that is answered with "try again". */
async function isBehind(world: World, { platform_order_id }: Slip): Promise<boolean> {
  return ((await world.atPlatform(platform_order_id))?.status ?? 0) < 2;
}

async function expectEffect(world: World, { platform_order_id }: Slip, status: number): Promise<void> {
  const [row] = await world.database.query<{
    state: string;
    captured: boolean;
    attention: boolean;
    contradicted: boolean;
  }>(
    `SELECT c.state,
       EXISTS (
         SELECT 1 FROM payment p
         WHERE p.payment_session_id = c.payment_session_id AND p.captured_at IS NOT NULL
       ) AS captured,
       EXISTS (SELECT 1 FROM haipay_attention a WHERE a.platform_order_id = c.platform_order_id) AS attention,
       EXISTS (
         SELECT 1 FROM haipay_attention a
         WHERE a.platform_order_id = c.platform_order_id AND a.reason = 'mismatch' AND a.resolved_at IS NULL
       ) AS contradicted
     FROM haipay_collect_order c WHERE c.platform_order_id = $1`,
    [platform_order_id],
  );
  const committed = {
    // The answer to collect/query may contradict the notification: then a person has been told.
    paid: (row.state === "paid" && (row.captured || row.attention)) || row.contradicted,
    failed: ["failed", "expired", "paid"].includes(row.state) || row.attention,
    partial: row.state === "paid" || row.attention,
  };
  const effect = status === 3 ? "failed" : status === 4 ? "partial" : "paid";
  if (committed[effect]) return;
  throw new Violation(
    `A notification of status ${status} for ${platform_order_id} was answered SUCCESS, but the row is ${JSON.stringify(row)}`,
  );
}
