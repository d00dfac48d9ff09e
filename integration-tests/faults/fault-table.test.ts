import type { FaultKind } from "../../src/sandbox/control-client";
import { describeShop } from "../environment/haipay-shop";
import { waitAtMost } from "../environment/platform-trouble";
import {
  choosingAWallet,
  placingTheOrder,
  runApplyHistory,
  tryingAPlacedOrderAgain,
} from "./fault-table/apply-histories";
import { APPLY_WHEN_CHOOSING, APPLY_WHEN_PLACING, APPLY_WHEN_TRYING_AGAIN } from "./fault-table/apply-tables";
import { printTable } from "./fault-table/print-table";
import { aNewTry, aSlip, aWallet, runQueryHistory } from "./fault-table/query-histories";
import { QUERY_FOR_A_NEW_TRY, QUERY_FOR_ONE_ORDER } from "./fault-table/query-tables";
import {
  A_NEW_TRY,
  A_SLIP,
  A_WALLET,
  CHOOSING_A_WALLET,
  expand,
  PLACING_AN_ORDER,
  TRYING_AGAIN,
  type Flow,
} from "./fault-table/table";
import { form } from "./form";
import { findViolations, shopDatabase, totalsOf } from "./invariants";
import { secretsOf } from "./invariants/secrets";
import { report } from "./report";

const APPLY = [
  { begin: placingTheOrder, flow: PLACING_AN_ORDER, table: APPLY_WHEN_PLACING, short: undefined },
  { begin: choosingAWallet, flow: CHOOSING_A_WALLET, table: APPLY_WHEN_CHOOSING, short: undefined },
  {
    begin: tryingAPlacedOrderAgain,
    flow: TRYING_AGAIN,
    table: APPLY_WHEN_TRYING_AGAIN,
    short: ["http_500", "answer_lost", "refuse"],
  },
];
const QUERY = [
  { begin: aSlip, flow: A_SLIP, table: QUERY_FOR_ONE_ORDER, short: undefined },
  { begin: aWallet, flow: A_WALLET, table: QUERY_FOR_ONE_ORDER, short: undefined },
  {
    begin: aNewTry,
    flow: A_NEW_TRY,
    table: QUERY_FOR_A_NEW_TRY,
    short: ["answer_lost", "bad_signature", "wrong_amount"],
  },
];

// One test runs every fault of a table.
jest.setTimeout(900_000);

describeShop("The fault table", (shop) => {
  const printed: string[] = [];

  beforeAll(() => waitAtMost(shop, 1_000));
  beforeEach(async () => shop.control.setNotifications(false));
  afterAll(() => report("fault-table", `## Fault table\n\n${printed.join("\n\n")}`));

  /** Runs every fault of a table, one after the other, and compares what was seen with what is written there. */
  async function compare<Row extends object>(
    { flow, table, short }: { flow: Flow; table: Record<string, Row>; short?: string[] },
    call: "apply" | "query",
    run: (kind: FaultKind) => Promise<object>,
  ): Promise<void> {
    const observed: Record<string, object> = {};
    const expected: Record<string, object> = {};
    for (const [kind, row] of Object.entries(table)) {
      if (short && !form.full && !short.includes(kind)) continue;
      expected[kind] = expand(flow, row);
      observed[kind] = await run(kind as FaultKind);
    }
    expect(observed).toEqual(expected);
    const secrets = secretsOf(shop.sandbox);
    expect(await findViolations(shopDatabase(shop), shop.control, totalsOf(shop), secrets)).toEqual([]);
    printed.push(printTable(call, flow, observed));
  }

  describe("of collect/apply:", () => {
    it.each(APPLY)("$flow.title", async ({ begin, ...table }) => {
      await compare(table, "apply", (kind) => runApplyHistory(shop, begin, kind));
    });
  });

  describe("of collect/query:", () => {
    it.each(QUERY)("$flow.title", async ({ begin, ...table }) => {
      await compare(table, "query", (kind) => runQueryHistory(shop, begin, kind));
    });
  });
});
