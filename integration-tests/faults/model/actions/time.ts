import { done, NOT_POSSIBLE } from "../attempt";
import type { Span } from "../history";
import type { Purchase } from "../purchase";
import type { World } from "../world";
import type { Performer } from "./performer";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
/** The grace of an hour after the deadline, and a minute. */
const GRACE_S = HOUR_S + 60;

/** Lets time pass for one purchase: everything that its rows remember is that much longer ago. */
export const passTime: Performer<"pass_time"> = async (world, { of, span }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  const seconds = await secondsOf(world, purchase, span);
  if (seconds === undefined) return NOT_POSSIBLE;
  if (span !== "day") for (const { id } of await world.slips(purchase)) purchase.overdue.add(id);
  const columns = await timeColumns(world);
  await world.database.query(
    `UPDATE haipay_collect_order
     SET ${columns.map((name) => `${name} = ${name} - make_interval(secs => $2)`).join(", ")}
     WHERE cart_id = $1`,
    [purchase.cart.id, seconds],
  );
  purchase.timePassed = true;
  if (span === "watch") purchase.watchEnded = true;
  return done(`${Math.round(seconds / HOUR_S)} hours`);
};

async function secondsOf(world: World, { cart }: Purchase, span: Span): Promise<number | undefined> {
  if (span === "day") return DAY_S + HOUR_S;
  const [{ left }] = await world.database.query<{ left: number | null }>(
    `SELECT extract(epoch FROM max(expires_at) - now())::float AS left FROM haipay_collect_order
     WHERE cart_id = $1 AND applied_at IS NOT NULL`,
    [cart.id],
  );
  if (left === null) return undefined;
  return Math.max(left, 0) + (span === "deadline" ? GRACE_S : 15 * DAY_S);
}

/** What a person did is compared with Medusa's own times, which stay. */
async function timeColumns(world: World): Promise<string[]> {
  const columns = await world.database.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'haipay_collect_order' AND data_type = 'timestamp with time zone'
       AND column_name NOT IN ('updated_at', 'deleted_at', 'taken_over_at')`,
  );
  return columns.map(({ name }) => name);
}
