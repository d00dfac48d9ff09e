import axios from "axios";
import { findFreePort } from "../../demo/ports";
import { Shopper, type HaipayPayment } from "../../demo/shopper";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { SandboxControl } from "../../src/sandbox/control-client";
import { haipayEnvironment } from "./configure-haipay";
import { MedusaChild } from "./medusa-child";
import { makeShopDatabase, type ShopDatabase } from "./shop-database";

/** One Medusa process of the shop, as its callers see it. */
export class Instance {
  constructor(
    readonly child: MedusaChild,
    private readonly publishableKey: string,
  ) {}

  /** A guest at this instance. */
  shopper(): Shopper {
    return new Shopper({ baseUrl: this.child.url, publishableKey: this.publishableKey });
  }

  /** Hands it a notification's signed text, as the platform does. @returns status and body, such as "200 SUCCESS" */
  async notify(text: string): Promise<string> {
    const answer = await axios.post<string>(`${this.child.url}/hooks/haipay`, text, {
      headers: { "content-type": "application/json" },
      responseType: "text",
      transformRequest: (body: unknown) => body,
      transformResponse: (body: unknown) => body,
      validateStatus: () => true,
      proxy: false,
    });
    return `${answer.status} ${answer.data}`;
  }

  /** Opens the return page. */
  returnPage(paymentSessionId: string): Promise<HaipayPayment> {
    return this.shopper().getPayment(paymentSessionId);
  }
}

/** Medusa's default (neither process knows of the other's locks), or locks in the database that both share. */
export type LockProvider = "memory" | "postgres";

/** A shop of two Medusa processes on one database, and one platform. */
export class TwoInstances {
  readonly control: SandboxControl;
  private instances: Instance[] = [];
  private lockProvider: LockProvider = "memory";

  private constructor(
    private readonly shop: ShopDatabase,
    private readonly sandbox: Sandbox,
  ) {
    this.control = new SandboxControl(sandbox.url);
  }

  static async open(): Promise<TwoInstances> {
    const shop = await makeShopDatabase("haipay-two-instances");
    const both = new TwoInstances(shop, await startSandbox());
    try {
      await both.lockBy("memory");
    } catch (error) {
      await both.close();
      throw error;
    }
    return both;
  }

  /** Sees to it that both processes run with this lock provider. */
  async lockBy(lockProvider: LockProvider): Promise<void> {
    if (this.instances.length === 2 && this.lockProvider === lockProvider) return;
    const before = this.instances;
    this.instances = [];
    await Promise.all(before.map(({ child }) => child.stop()));
    this.lockProvider = lockProvider;
    await Promise.all([this.startInstance(), this.startInstance()]);
  }

  get database(): ShopDatabase["database"] {
    return this.shop.database;
  }

  get seeded(): ShopDatabase["seeded"] {
    return this.shop.seeded;
  }

  get a(): Instance {
    return this.instances[0];
  }

  get b(): Instance {
    return this.instances[1];
  }

  /** Ends the first process as a power cut does. */
  async killA(): Promise<void> {
    await this.a.child.kill();
    this.instances.shift();
  }

  /** Starts another process when one was killed. */
  async replaceKilled(): Promise<void> {
    if (this.instances.length < 2) await this.startInstance();
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map(({ child }) => child.stop()));
    await this.database.drop();
    await this.sandbox.close();
  }

  private async startInstance(): Promise<void> {
    const child = new MedusaChild({
      databaseUrl: this.database.url,
      port: await findFreePort(),
      haipay: haipayEnvironment(this.sandbox),
      environment: { MEDUSA_LOCKING: this.lockProvider },
    });
    this.instances.push(new Instance(child, this.seeded.publishableKey));
    await child.untilReady();
  }
}
