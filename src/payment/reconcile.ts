import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { Inquiry, PlatformGateway } from "../modules/haipay/gateway";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { DueOrders, UnchangedOrder } from "../modules/haipay/ledger/due";
import { nextCheckAt } from "../modules/haipay/ledger/lifecycle";
import { isWithoutNews, mayBeWithoutNews } from "../modules/haipay/ledger/verdict";
import { FOLLOWED_AT_ONCE } from "../modules/haipay/notification-turns";
import type HaipayModuleService from "../modules/haipay/service";
import { SettingsError } from "../modules/haipay/settings/settings-error";
import { noteUnanswered, whyUnanswered } from "./note-unanswered";
import { settleCollectOrder } from "./settle";

/** How many rows are claimed at once for each one in progress: few enough to finish within their lease. */
const CLAIMED_PER_WORKER = 5;
/** When a row is checked again for which Medusa failed while the settings were wrong, in ms. */
const RETRY_MS = 600_000;

export interface ReconcileOptions {
  /** How many collect orders at once; by default as configured. */
  concurrency?: number;
  /** No new order is started after this many ms. */
  budgetMs?: number;
  /** True: only money that has come and that Medusa has not followed yet. False: only everything else. */
  arrived?: boolean;
  /** Awaited before each order is started; what it returns is called once the order was looked at. */
  letOthersGoFirst?: () => Promise<() => void>;
}

export interface ReconcileReport {
  /** Orders that are in step with the platform. */
  settled: number;
  /** Orders that could not be settled now; each is tried again. */
  failed: number;
}

/**
 * Settles every collect order that is due, whichever notifications came or were lost: a bounded number at once, claimed
 * in batches, so that several instances share the work. An order without news takes no guard and no lock, and is
 * recorded together with others; every other one is settled.
 */
export async function reconcile(
  container: MedusaContainer,
  { concurrency, budgetMs = 50_000, arrived, letOthersGoFirst }: ReconcileOptions = {},
): Promise<ReconcileReport> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const end = Date.now() + budgetMs;
  const workers = concurrency ?? (await readConcurrency(haipay));
  const batchSize = arrived ? workers : workers * CLAIMED_PER_WORKER;
  const queue = new DueQueue(haipay, { batchSize, arrived, end });
  const unchanged = new UnchangedOrders(haipay.ledger.due, haipay.logger);
  const run = { container, haipay, queue, unchanged, letOthersGoFirst };
  const report: ReconcileReport = { settled: 0, failed: 0 };
  try {
    await Promise.all(Array.from({ length: workers }, () => work(run, report)));
  } finally {
    await run.unchanged.write();
    await queue.close();
  }
  return report;
}

/**
 * Lets Medusa follow, in the background, money that has come but did not get a turn: from the ledger's due rows,
 * first come, first served, shared with other instances, and behind the notifications that are still coming in.
 *
 * @returns when nothing of it is due any more, or a minute later
 */
export async function followArrivals(container: MedusaContainer): Promise<void> {
  const { notificationTurns: turns, logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const run = { concurrency: FOLLOWED_AT_ONCE, arrived: true, letOthersGoFirst: () => turns.quiet() };
  await turns.inBackground(
    () => reconcile(container, run),
    (error) => logger.warn(`HaiPay: money that has come waits for the next run of the job: ${error.message}`),
  );
}

/**
 * Whether this process runs the jobs. Wrong settings switch nothing off: what has come is followed, and what cannot be
 * asked about is put before a person.
 *
 * @param onWrong called with wrong settings
 */
export async function isReconcileOn(
  { settings }: HaipayModuleService,
  onWrong: (error: SettingsError) => void = () => undefined,
): Promise<boolean> {
  try {
    return (await settings.readGeneral()).reconcile;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    onWrong(error);
    return true;
  }
}

/** Wrong settings must not hide the rows: each is noted as not askable. */
async function readConcurrency({ settings }: HaipayModuleService): Promise<number> {
  try {
    return (await settings.readGeneral()).reconcileConcurrency;
  } catch (error) {
    if (error instanceof SettingsError) return 1;
    throw error;
  }
}

interface Run {
  container: MedusaContainer;
  haipay: HaipayModuleService;
  queue: DueQueue;
  unchanged: UnchangedOrders;
  letOthersGoFirst: ReconcileOptions["letOthersGoFirst"];
}

async function work(run: Run, report: ReconcileReport): Promise<void> {
  for (;;) {
    const isDone = await run.letOthersGoFirst?.();
    const order = await run.queue.next();
    if (!order) return;
    if (await look(run, order)) report.settled++;
    else report.failed++;
    isDone?.();
  }
}

/** @returns whether the order is in step with the platform */
async function look(run: Run, order: DueOrder): Promise<boolean> {
  const { container, haipay } = run;
  const { row } = order;
  const rules = "inquiry" in order ? order.inquiry.deadlines : undefined;
  try {
    if ("trouble" in order) throw order.trouble;
    if (await passUnchanged(run, order)) return true;
    await settleCollectOrder(container, row.id);
    return true;
  } catch (thrown) {
    const error = thrown as Error;
    haipay.logger.warn(
      `HaiPay: collect order ${row.platform_order_id} could not be reconciled yet: ${error.message}`,
    );
    const because = whyUnanswered(error);
    const now = (await haipay.ledger.collectOrders.find(row.id)) ?? row;
    // Its money was followed although the platform did not answer.
    if (now.state === "paid" && now.settled_at !== null && row.settled_at === null) return false;
    if (because) await noteUnanswered(haipay, now, { because, error, rules });
    else {
      await haipay.ledger.collectOrders.update(row.id, {
        next_check_at: rules ? nextCheckAt(now, new Date(), rules) : new Date(Date.now() + RETRY_MS),
        check_count: now.check_count + 1,
        last_error: error.message,
      });
    }
    return false;
  }
}

/** @returns whether the platform had no news; otherwise the order must be settled, which asks again under the guard */
async function passUnchanged(
  { unchanged }: Run,
  { row, inquiry }: { row: CollectOrder; inquiry: Inquiry },
): Promise<boolean> {
  const now = new Date();
  const { deadlines, mostFeePercent } = inquiry;
  if (!mayBeWithoutNews(row, now, deadlines)) return false;
  if (!isWithoutNews(row, await inquiry.ask(row), mostFeePercent)) return false;
  await unchanged.add({ row, nextCheckAt: nextCheckAt({ ...row, answered_at: now }, now, deadlines) });
  return true;
}

/** Longer than a batch takes; the claim of a run that has died expires after this. */
const LEASE_MS = 120_000;
/** A row whose lease ends sooner than this is given back and claimed anew: settling it could outlast the lease. */
const ENOUGH_LEASE_MS = 40_000;
/** Money that has come is claimed one by one, and must not wait long when its claimant dies. */
const ARRIVED_LEASE_MS = 45_000;

/** A claimed row, and what is used to ask about its batch: with wrong settings nothing can be asked. */
type DueOrder = { row: CollectOrder; inquiry: Inquiry } | { row: CollectOrder; trouble: SettingsError };

/**
 * Hands out due rows one by one, claimed in batches and a little ahead, so that nobody waits for the database. The
 * settings are read once for each batch.
 */
class DueQueue {
  private readonly claimed: DueOrder[] = [];
  private claiming: Promise<void> | undefined;
  private exhausted = false;

  private readonly dueOrders: DueOrders;
  private readonly gateway: PlatformGateway;

  private readonly batchSize: number;
  private readonly arrived: boolean | undefined;
  private readonly end: number;

  /** @param batchSize how many rows to claim at once @param end when to hand out no more, as a clock says, in ms */
  constructor(
    { ledger, gateway }: HaipayModuleService,
    { batchSize, arrived, end }: { batchSize: number; arrived: boolean | undefined; end: number },
  ) {
    this.batchSize = batchSize;
    this.arrived = arrived;
    this.end = end;
    this.dueOrders = ledger.due;
    this.gateway = gateway;
  }

  /** @returns undefined when nothing more is due, or time is up */
  async next(): Promise<DueOrder | undefined> {
    while (Date.now() < this.end) {
      if (this.claimed.length <= this.batchSize / 2 && !this.exhausted) this.claimAhead();
      const order = this.claimed.shift();
      if (order && leaseLeft(order.row) >= ENOUGH_LEASE_MS) return order;
      if (order) {
        // What was before took long; claimed anew, the others need not wait until their leases have ended.
        this.claimed.unshift(order);
        await this.giveBack();
        this.exhausted = false;
        continue;
      }
      if (!this.claiming) return undefined;
      await this.claiming;
    }
    return undefined;
  }

  /** Returns what was claimed but not handed out. */
  async close(): Promise<void> {
    this.exhausted = true;
    await this.claiming?.catch(() => undefined);
    await this.giveBack();
  }

  private async giveBack(): Promise<void> {
    await this.dueOrders.giveBack(this.claimed.splice(0).map(({ row }) => row));
  }

  private async openInquiry(): Promise<{ inquiry: Inquiry } | { trouble: SettingsError }> {
    try {
      return { inquiry: await this.gateway.openInquiry() };
    } catch (error) {
      if (error instanceof SettingsError) return { trouble: error };
      throw error;
    }
  }

  private claimAhead(): void {
    this.claiming ??= this.claim().finally(() => (this.claiming = undefined));
    // Callers waiting for rows get the error; there may be none yet.
    this.claiming.catch(() => undefined);
  }

  private async claim(): Promise<void> {
    const rows = await this.dueOrders.claim(
      this.arrived ? ARRIVED_LEASE_MS : LEASE_MS,
      this.batchSize,
      this.arrived,
    );
    if (rows.length > 0) {
      const means = await this.openInquiry();
      this.claimed.push(...rows.map((row) => ({ row, ...means })));
    }
    if (rows.length < this.batchSize) this.exhausted = true;
  }
}

function leaseLeft({ next_check_at }: CollectOrder): number {
  return (next_check_at?.getTime() ?? 0) - Date.now();
}

const AT_ONCE = 100;

/** Writes checks without news into the ledger, many at once. What cannot be written is checked again. */
class UnchangedOrders {
  private waiting: UnchangedOrder[] = [];

  constructor(
    private readonly dueOrders: DueOrders,
    private readonly logger: Logger,
  ) {}

  /** Keeps it until there are enough to write. */
  async add(order: UnchangedOrder): Promise<void> {
    this.waiting.push(order);
    if (this.waiting.length >= AT_ONCE) await this.write();
  }

  /** Writes those that are waiting. Never throws: whatever is lost is checked again. */
  async write(): Promise<void> {
    const orders = this.waiting;
    this.waiting = [];
    try {
      await this.dueOrders.recordUnchanged(orders);
    } catch (error) {
      this.logger.warn(
        `HaiPay: ${orders.length} looks at the platform could not be written down: ${(error as Error).message}`,
      );
    }
  }
}
