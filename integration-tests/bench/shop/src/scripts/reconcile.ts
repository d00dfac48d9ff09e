import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type * as Source from "../../../../../src/scripts/reconcile";

/** The built plugin's, which is there only when the plugin was built. */
const BUILT = "../../../../../.medusa/server/src/scripts/reconcile.js";
const { default: reconcileNow } = createRequire(__filename)(BUILT) as typeof Source;

/** What one run of reconcile cost. */
export interface ReconcileCost {
  ms: number;
  /** Of the shop's connections to its database. */
  statements: number;
  /** How much more of the heap was in use afterwards, in bytes, each time after a collection. */
  heapGrowth: number;
}

/**
 * Reconciles everything that is due, once and ten at a time as it does by default, and writes what it cost to the
 * file that BENCH_RESULT names.
 */
export default async function measureReconcile({ container }: ExecArgs): Promise<void> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  let statements = 0;
  db.on("query", () => statements++);
  const before = heapInUse();
  const start = performance.now();
  await reconcileNow({ container, args: [] });
  const cost: ReconcileCost = {
    ms: performance.now() - start,
    statements,
    heapGrowth: heapInUse() - before,
  };
  writeFileSync(process.env.BENCH_RESULT as string, JSON.stringify(cost));
}

function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
