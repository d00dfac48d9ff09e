import type { History } from "./history";

/**
 * Leaves out whatever a failing history does not need in order to fail: one action after the other from the end,
 * again until none can go, then purchases.
 *
 * @param fails plays a history; true when it goes wrong
 * @param until when to stop, in ms since the epoch
 */
export async function minimise(
  history: History,
  fails: (smaller: History) => Promise<boolean>,
  until: number,
): Promise<History> {
  let smallest = history;
  for (let before = Infinity; smallest.actions.length < before && Date.now() < until;) {
    before = smallest.actions.length;
    for (let index = before - 1; index >= 0 && Date.now() < until; index--) {
      const smaller = { ...smallest, actions: smallest.actions.filter((_, position) => position !== index) };
      if (await fails(smaller)) smallest = smaller;
    }
  }
  while (smallest.wishes.length > 1 && Date.now() < until) {
    const smaller = { ...smallest, wishes: smallest.wishes.slice(0, -1) };
    if (!(await fails(smaller))) break;
    smallest = smaller;
  }
  return smallest;
}
