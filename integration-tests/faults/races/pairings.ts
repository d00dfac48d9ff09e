import type { MethodId } from "../../../src/platform/catalogue";
import type { TwoInstances } from "../../environment/two-instances";
import type { SeededRandom } from "../seeded-random";
import { choose, makeDue, pay, place, type RacedPurchase } from "./raced-purchase";
import {
  cancel,
  change,
  completion,
  job,
  lateChange,
  notification,
  payment,
  returnPage,
  type Side,
} from "./sides";

/** Two that run against each other. */
export interface Pairing {
  flow: "order first" | "pay first";
  prepare(shop: TwoInstances, random: SeededRandom): Promise<RacedPurchase>;
  sides: readonly [Side, Side];
}

const WALLETS: readonly MethodId[] = ["au-pay", "merpay"];
const SLIPS: readonly MethodId[] = ["konbini-lawson", "konbini-familymart", "gmo-aozora"];

type Preparation = Pairing["prepare"];

const wallet: Preparation = (shop, random) => choose(shop, random.oneOf(WALLETS));
const slip: Preparation = (shop, random) => choose(shop, random.oneOf(SLIPS));
const paidWallet: Preparation = async (shop, random) => pay(shop, await wallet(shop, random));
const paidSlip: Preparation = async (shop, random) => pay(shop, await place(shop, await slip(shop, random)));
const due =
  (prepare: Preparation): Preparation =>
  async (shop, random) =>
    makeDue(shop, await prepare(shop, random));

/** The pairings of the proof, in each flow in which the two can meet; the races of one take turns. */
export const PAIRINGS: Record<string, readonly Pairing[]> = {
  "notification × notification": [
    { flow: "pay first", prepare: paidWallet, sides: [notification, notification] },
    { flow: "order first", prepare: paidSlip, sides: [notification, notification] },
  ],
  "notification × storefront": [
    { flow: "pay first", prepare: paidWallet, sides: [notification, completion] },
    { flow: "order first", prepare: paidSlip, sides: [notification, returnPage] },
    { flow: "pay first", prepare: paidWallet, sides: [notification, returnPage] },
  ],
  "storefront × storefront": [
    { flow: "pay first", prepare: paidWallet, sides: [completion, completion] },
    { flow: "order first", prepare: slip, sides: [completion, completion] },
    { flow: "pay first", prepare: paidWallet, sides: [completion, returnPage] },
  ],
  "notification × job": [
    { flow: "pay first", prepare: due(paidWallet), sides: [notification, job] },
    { flow: "order first", prepare: due(paidSlip), sides: [notification, job] },
  ],
  "notification × admin cancel": [{ flow: "order first", prepare: paidSlip, sides: [notification, cancel] }],
  "cart change × notification": [
    { flow: "pay first", prepare: paidWallet, sides: [lateChange, notification] },
  ],
  "cart change × storefront": [
    { flow: "pay first", prepare: paidWallet, sides: [lateChange, completion] },
    { flow: "order first", prepare: slip, sides: [change, completion] },
  ],
  "cart change × payment": [{ flow: "pay first", prepare: wallet, sides: [change, payment] }],
};
