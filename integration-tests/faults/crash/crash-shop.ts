import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import axios from "axios";
import { findFreePort } from "../../../demo/ports";
import { sleep } from "../../../demo/waiting";
import { startSandbox, type Sandbox } from "../../../src/sandbox";
import { SandboxControl } from "../../../src/sandbox/control-client";
import { haipayEnvironment } from "../../environment/configure-haipay";
import { ADMIN } from "../../environment/admin-account";
import { MedusaChild } from "../../environment/medusa-child";
import { makeShopDatabase, type ShopDatabase } from "../../environment/shop-database";
import { Instance } from "../../environment/two-instances";
import { compilePreload } from "./compile-preload";
import { describePoint, LAST_WORDS, LIVES_LATER_MS, type KillPoint, type Question } from "./kill-point";

/** How long, in ms, the process may take to reach the point at which it dies. */
const DEATH_WITHIN_MS = 20_000;
/** By then, in ms, what continues after the answer, such as events, has ended. */
const AFTERMATH_MS = 500;

/** A shop with a single Medusa process that dies where it is told to, and starts again on the same database and address. */
export class CrashShop {
  readonly control: SandboxControl;
  instance!: Instance;
  /** How far its clock is ahead of ours; it never goes back. */
  private laterMs = 0;

  private constructor(
    private readonly shop: ShopDatabase,
    private readonly sandbox: Sandbox,
    private readonly scratch: string,
    private readonly preload: string,
    private readonly port: number,
  ) {
    this.control = new SandboxControl(sandbox.url);
  }

  static async open(): Promise<CrashShop> {
    const scratch = mkdtempSync(path.join(tmpdir(), "haipay-crash-"));
    const database = await makeShopDatabase("haipay-crash");
    const preload = compilePreload(scratch);
    const shop = new CrashShop(database, await startSandbox(), scratch, preload, await findFreePort());
    try {
      await shop.start();
    } catch (error) {
      await shop.close();
      throw error;
    }
    return shop;
  }

  get database(): ShopDatabase["database"] {
    return this.shop.database;
  }

  get seeded(): ShopDatabase["seeded"] {
    return this.shop.seeded;
  }

  async start(): Promise<void> {
    const child = new MedusaChild({
      databaseUrl: this.database.url,
      port: this.port,
      haipay: haipayEnvironment(this.sandbox),
      preload: this.preload,
      environment: { [LIVES_LATER_MS]: String(this.laterMs) },
    });
    this.instance = new Instance(child, this.seeded.publishableKey);
    await child.untilReady();
  }

  /** @returns every point that the process passes during `act`, in their order */
  async watch(act: () => Promise<unknown>): Promise<KillPoint[]> {
    await this.ask({ kind: "watch" });
    await act();
    await sleep(AFTERMATH_MS);
    return this.ask<KillPoint[]>({ kind: "passed" });
  }

  /**
   * Kills the process at a point of `act`; when it never comes there, once `act` has ended.
   *
   * @returns where it died, in words
   */
  async killDuring(act: () => Promise<unknown>, point: KillPoint): Promise<string> {
    const { child } = this.instance;
    await this.ask({ kind: "arm", point });
    // The process dies during the call, or refuses it.
    const acted = act().catch(() => undefined);
    await within(DEATH_WITHIN_MS, Promise.race([child.ended, acted]));
    await within(AFTERMATH_MS, child.ended);
    await child.kill();
    const [, lastWords] = child.output.split(LAST_WORDS);
    return lastWords?.split("\n")[0].trim() ?? `the end (it never came to ${describePoint(point)})`;
  }

  async letTimePass(ms: number): Promise<void> {
    this.laterMs += ms;
    // The platform lives in the same time.
    await this.control.setClock(this.laterMs);
    await this.ask({ kind: "live later", ms: this.laterMs });
  }

  /** Time passes until the job looks at the collect orders of a cart. */
  async makeDue(cartId: string): Promise<void> {
    await this.database.query(
      "UPDATE haipay_collect_order SET next_check_at = now() WHERE cart_id = $1 AND next_check_at IS NOT NULL",
      [cartId],
    );
  }

  /** The deadline of a cart's collect orders was long ago. */
  async passDeadline(cartId: string): Promise<void> {
    await this.database.query(
      "UPDATE haipay_collect_order SET expires_at = now() - interval '2 hours', next_check_at = now() WHERE cart_id = $1",
      [cartId],
    );
  }

  /** An administrator lets everything be settled that is due. */
  async reconcile(): Promise<void> {
    const { status, data } = await this.administer("/admin/haipay/reconcile");
    if (status !== 200) throw new Error(`Reconcile answered ${status}: ${JSON.stringify(data)}`);
  }

  /** From now on, until it is started again, the process answers notifications and follows them afterwards. */
  async beInRush(): Promise<void> {
    await this.ask({ kind: "be in a rush" });
  }

  /** One whole run of the jobs. */
  async runJob(): Promise<void> {
    await this.reconcile();
    await this.ask({ kind: "run the job" });
  }

  /** A call of an administrator; every status is an answer. */
  async administer(path: string, body: object = {}): Promise<{ status: number; data: unknown }> {
    const { url } = this.instance.child;
    const options = { proxy: false, validateStatus: () => true } as const;
    const { data } = await axios.post<{ token: string }>(`${url}/auth/user/emailpass`, ADMIN, options);
    const headers = { authorization: `Bearer ${data.token}` };
    return axios.post<unknown>(url + path, body, { ...options, headers });
  }

  async close(): Promise<void> {
    await this.instance?.child.stop();
    await this.database.drop();
    await this.sandbox.close();
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private ask<Answer = unknown>(question: Question): Promise<Answer> {
    return this.instance.child.ask<Answer>(question);
  }
}

async function within(ms: number, end: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([end, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
