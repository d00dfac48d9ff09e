import type { Came } from "../attempt";
import type { Action, SingleAction } from "../history";
import type { World } from "../world";
import { changeCart, changeRegion, chooseDelivery, countTaxes } from "./cart";
import { look, place } from "./checkout";
import { choose } from "./choose";
import { credit } from "./credit";
import { claim, confirm, expire, fail, pay } from "./money";
import { notify } from "./notify";
import type { Performer } from "./performer";
import { reconcile } from "./reconcile";
import { refund } from "./refund";
import { cancelOrder, emptyStock, fillStock } from "./shop-staff";
import { editOrder, requestReturn } from "./staff-changes";
import { extend, reissue, takeOver, useMoney } from "./staff-decisions";
import { passTime } from "./time";

const PERFORMERS: { [Kind in SingleAction["kind"]]: Performer<Kind> } = {
  choose,
  change_cart: changeCart,
  change_region: changeRegion,
  choose_delivery: chooseDelivery,
  count_taxes: countTaxes,
  credit,
  place,
  look,
  cancel_order: cancelOrder,
  pay,
  fail,
  expire,
  confirm,
  notify,
  claim,
  reconcile,
  pass_time: passTime,
  refund,
  edit_order: editOrder,
  request_return: requestReturn,
  reissue,
  extend,
  take_over: takeOver,
  use_money: useMoney,
  empty_stock: emptyStock,
  fill_stock: fillStock,
};

/**
 * Does one action of a history.
 *
 * @returns what came of it, in a few words
 * @throws Violation, or whatever broke
 */
export async function perform(world: World, action: Action): Promise<string> {
  if (action.kind === "together") {
    return disturbed(world, async () => {
      const both = await Promise.all([
        performSingle(world, action.first),
        performSingle(world, action.second),
      ]);
      return count(world, action, both);
    });
  }
  if (action.kind === "trouble") {
    return disturbed(world, async () => {
      const { endpoint, fault: kind, times, during } = action;
      await world.control.fault({ endpoint, kind, times });
      world.troubled = true;
      try {
        return count(world, action, [await performSingle(world, during)]);
      } finally {
        await world.control.clearFaults();
      }
    });
  }
  return count(world, action, [await performSingle(world, action)]);
}

async function performSingle(world: World, action: SingleAction): Promise<Came & { kind: string }> {
  const performer = PERFORMERS[action.kind] as (world: World, action: SingleAction) => Promise<Came>;
  return { kind: action.kind, ...(await performer(world, action)) };
}

async function disturbed<Result>(world: World, work: () => Promise<Result>): Promise<Result> {
  world.mayFail = true;
  try {
    return await work();
  } finally {
    world.mayFail = false;
  }
}

function count(world: World, action: Action, came: (Came & { kind: string })[]): string {
  for (const { kind, outcome } of came) world.tally.countAction(kind, outcome);
  if (action.kind === "together" || action.kind === "trouble") {
    const possible = came.filter(({ outcome }) => outcome !== "not possible");
    world.tally.countAction(action.kind, possible.length === came.length ? "done" : "not possible");
  }
  return came
    .map(({ outcome, words }) => (outcome === "done" ? words : `${outcome} ${words}`.trim()))
    .join(" | ");
}
