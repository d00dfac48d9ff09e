import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { DueOrders } from "../../modules/haipay/ledger/due-orders";
import type { Inquiry } from "../../modules/haipay/inquiry";
import type { PlatformGateway } from "../../modules/haipay/platform-gateway";
import { SettingsError } from "../../modules/haipay/settings/settings-error";

/** Longer than a batch takes; a claim of a run that died ends after it. */
const LEASE_MS = 120_000;
/** A row whose lease ends sooner is left to the next claim: settling it could outlive the lease. */
const ENOUGH_LEASE_MS = 40_000;

/** A claimed row, and what its batch is asked about with: settings that are wrong leave nobody to ask. */
export type DueOrder =
  { row: CollectOrder; inquiry: Inquiry } | { row: CollectOrder; trouble: SettingsError };

/**
 * Hands out due rows one by one, claimed in batches and a little ahead, so that nobody waits for the database. The
 * settings are read once for each batch.
 */
export class DueQueue {
  private readonly claimed: DueOrder[] = [];
  private claiming: Promise<void> | undefined;
  private exhausted = false;

  /** @param batchSize how many rows to claim at once */
  constructor(
    private readonly dueOrders: DueOrders,
    private readonly gateway: PlatformGateway,
    private readonly batchSize: number,
  ) {}

  /** @returns undefined when nothing more is due */
  async next(): Promise<DueOrder | undefined> {
    for (;;) {
      if (this.claimed.length <= this.batchSize / 2 && !this.exhausted) this.claimAhead();
      const order = this.claimed.shift();
      if (order && leaseLeft(order.row) >= ENOUGH_LEASE_MS) return order;
      if (order) continue;
      if (!this.claiming) return undefined;
      await this.claiming;
    }
  }

  /** Gives back what was claimed and not handed out. */
  async close(): Promise<void> {
    this.exhausted = true;
    await this.claiming?.catch(() => undefined);
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
    // Whoever waits for the rows is told; nobody may be waiting yet.
    this.claiming.catch(() => undefined);
  }

  private async claim(): Promise<void> {
    const rows = await this.dueOrders.claim(LEASE_MS, this.batchSize);
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
