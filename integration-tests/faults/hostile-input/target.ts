import { findFreePort } from "../../../demo/ports";
import { Shopper } from "../../../demo/shopper";
import { startSandbox, type Sandbox } from "../../../src/sandbox";
import { SandboxControl } from "../../../src/sandbox/control-client";
import { haipayEnvironment } from "../../environment/configure-haipay";
import { MedusaChild } from "../../environment/medusa-child";
import { providerId } from "../../environment/purchases";
import { makeShopDatabase, type ShopDatabase } from "../../environment/shop-database";
import { fillTeaCart } from "../../environment/tea-cart";

const TABLES = [
  "payment_session",
  "payment_collection",
  "payment",
  "capture",
  "cart",
  '"order"',
  "order_transaction",
];

/** A Medusa process of its own, so that its end would be seen, with its database and its platform. */
export class Target {
  readonly control: SandboxControl;

  private constructor(
    readonly shop: ShopDatabase,
    readonly sandbox: Sandbox,
    readonly child: MedusaChild,
  ) {
    this.control = new SandboxControl(sandbox.url);
  }

  static async open(environment: Record<string, string>): Promise<Target> {
    const shop = await makeShopDatabase("haipay-hostile-input");
    const sandbox = await startSandbox();
    const child = new MedusaChild({
      databaseUrl: shop.database.url,
      port: await findFreePort(),
      haipay: { ...haipayEnvironment(sandbox), ...environment },
    });
    const target = new Target(shop, sandbox, child);
    try {
      await child.untilReady();
    } catch (error) {
      await target.close();
      throw error;
    }
    await target.control.setNotifications(false);
    return target;
  }

  async close(): Promise<void> {
    await this.child.stop();
    await this.shop.database.drop();
    await this.sandbox.close();
  }

  /** A cart at the payment step. */
  async arriveAtPayment() {
    const { seeded } = this.shop;
    const shopper = new Shopper({ baseUrl: this.child.url, publishableKey: seeded.publishableKey });
    const cart = await fillTeaCart(shopper, seeded);
    return { shopper, cart, collection: await shopper.createPaymentCollection(cart.id) };
  }

  /** An order that waits for its slip to be paid. */
  async placeOrder(): Promise<{ cartId: string; sessionId: string; platformOrderId: string }> {
    const { shopper, cart, collection } = await this.arriveAtPayment();
    const session = await shopper.createPaymentSession(collection.id, providerId("konbini-lawson"));
    await shopper.placeOrder(cart.id);
    const platformOrderId = (await this.control.orders()).at(-1)?.orderId as string;
    return { cartId: cart.id, sessionId: session.id, platformOrderId };
  }

  /** The signed texts of every kind of notification about an order that is paid; none was delivered. */
  async notificationsOf(platformOrderId: string): Promise<string[]> {
    for (const status of [3, 4, 5] as const)
      await this.control.claim(platformOrderId, { status, notify: false });
    await this.control.pay(platformOrderId, { notify: false });
    return this.control.notifications(platformOrderId);
  }

  /** The process did not end, and answers. */
  async expectAlive(): Promise<void> {
    const ended = await Promise.race([this.child.ended, Promise.resolve("not ended")]);
    const { status } = await fetch(`${this.child.url}/health`);
    expect({ ended, status }).toEqual({ ended: "not ended", status: 200 });
  }

  /**
   * Every row of the ledger and of the payments with its version, and the calls at the platform: equal texts mean
   * that nothing was written and nobody was asked. Of announcements only which there are: the job emits what waits
   * at any time.
   */
  async readTraces(): Promise<string> {
    const { database } = this.shop;
    const ours = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_name LIKE 'haipay\\_%' ORDER BY 1`,
    );
    const digests: string[] = [];
    for (const table of [...ours.map(({ name }) => name), ...TABLES]) {
      const row = table === "haipay_announcement" ? "t.id" : "t.xmin::text || t::text";
      const [{ digest }] = await database.query<{ digest: string }>(
        `SELECT count(*) || ':' || coalesce(md5(string_agg(${row}, ',' ORDER BY ${row})), '') AS digest
          FROM ${table} t`,
      );
      digests.push(`${table} ${digest}`);
    }
    return [...digests, JSON.stringify(await this.control.calls())].join("\n");
  }
}
