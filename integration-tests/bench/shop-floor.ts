import type { Currency } from "../../src/platform/catalogue";
import { Shopper, type Order } from "../../demo/shopper";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { SandboxControl } from "../../src/sandbox/control-client";
import { ADMIN } from "../environment/admin-account";
import { haipayEnvironment } from "../environment/configure-haipay";
import type { MedusaChild } from "../environment/medusa-child";
import type { ShopDatabase } from "../environment/shop-database";
import { fillTeaCart } from "../environment/tea-cart";
import type { Lab } from "./lab";
import { HttpClient } from "./measure/http-client";

const CURRENCY: Currency = "jpy";

/** A placed order that waits for its payment. */
export interface AwaitingOrder {
  order: Order;
  sessionId: string;
}

/** A cart that can be completed. */
export interface PreparedCart {
  shopper: Shopper;
  cartId: string;
  sessionId: string;
}

/** One or more Medusas on one database with the sandbox as their platform, and shoppers in them. */
export class ShopFloor {
  readonly control: SandboxControl;
  readonly http = new HttpClient();
  readonly medusas: MedusaChild[] = [];
  private shoppers = 0;

  private constructor(
    private readonly lab: Lab,
    readonly shop: ShopDatabase,
    private readonly sandbox: Sandbox,
    private readonly environment: Record<string, string>,
  ) {
    this.control = new SandboxControl(sandbox.url);
  }

  /** @param environment variables for the Medusas, such as REDIS_URL */
  static async open(
    lab: Lab,
    {
      name,
      instances = 1,
      environment = {},
    }: { name: string; instances?: number; environment?: Record<string, string> },
  ): Promise<ShopFloor> {
    const shop = await lab.database(name);
    const floor = new ShopFloor(lab, shop, await startSandbox(), environment);
    try {
      for (let i = 0; i < instances; i++) await floor.addMedusa();
      return floor;
    } catch (error) {
      await floor.close();
      throw error;
    }
  }

  async addMedusa(): Promise<MedusaChild> {
    const medusa = await this.lab.startMedusa(this.shop.database.url, {
      ...haipayEnvironment(this.sandbox),
      ...this.environment,
    });
    this.medusas.push(medusa);
    return medusa;
  }

  /** Lets the Japanese region offer another payment provider too. */
  async offer(providerId: string): Promise<void> {
    const region = this.shop.seeded.regions[CURRENCY];
    const url = `${this.medusas[0].url}/admin/regions/${region}`;
    const headers = await this.logIn();
    const offered = await this.http.get(`${url}?fields=*payment_providers`, headers);
    const { payment_providers } = (
      JSON.parse(offered.body) as { region: { payment_providers: { id: string }[] } }
    ).region;
    const ids = [...payment_providers.map(({ id }) => id), providerId];
    const answer = await this.http.post(url, JSON.stringify({ payment_providers: ids }), headers);
    if (answer.status !== 200) throw new Error(`The region does not take ${providerId}: ${answer.body}`);
  }

  /** @returns the headers of an administrator's calls */
  async logIn(): Promise<Record<string, string>> {
    const url = `${this.medusas[0].url}/auth/user/emailpass`;
    const { body } = await this.http.post(url, JSON.stringify(ADMIN));
    return { authorization: `Bearer ${(JSON.parse(body) as { token: string }).token}` };
  }

  /** A cart over one packet of sencha whose payment is chosen. */
  async prepareCart(providerId: string, medusa: MedusaChild = this.medusas[0]): Promise<PreparedCart> {
    const { seeded } = this.shop;
    const shopper = new Shopper({ baseUrl: medusa.url, publishableKey: seeded.publishableKey });
    // Medusa refuses two carts that make the same guest at one time.
    const cart = await fillTeaCart(shopper, seeded, `shopper-${++this.shoppers}@example.com`);
    const session = await shopper.choosePayment(cart.id, providerId, { phone: "09012345678" });
    return { shopper, cartId: cart.id, sessionId: session.id };
  }

  /** Places an order over it that is to be paid with a provider. */
  async placeOrder(providerId: string, medusa?: MedusaChild): Promise<AwaitingOrder> {
    const { shopper, cartId, sessionId } = await this.prepareCart(providerId, medusa);
    return { order: await shopper.placeOrder(cartId), sessionId };
  }

  /** How much money has come that Medusa has yet to follow. */
  async countUnsettled(): Promise<number> {
    const [{ count }] = await this.shop.database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM haipay_collect_order WHERE state = 'paid' AND settled_at IS NULL",
    );
    return count;
  }

  /** Places many, a few at a time. */
  async placeOrders(count: number, providerId: string): Promise<AwaitingOrder[]> {
    const placed: AwaitingOrder[] = [];
    let begun = 0;
    const placeOn = async (medusa: MedusaChild) => {
      while (begun++ < count) placed.push(await this.placeOrder(providerId, medusa));
    };
    await Promise.all([...this.medusas, ...this.medusas].map(placeOn));
    return placed;
  }

  /** Pays a placed order without telling the shop. @returns the notification's signed text */
  async payQuietly(order: AwaitingOrder): Promise<string> {
    const orderId = await this.orderIdOf(order);
    await this.control.pay(orderId, { notify: false });
    return (await this.control.notifications(orderId)).at(-1) as string;
  }

  /** The order id that the platform knows a session by. */
  async orderIdOf({ sessionId }: Pick<AwaitingOrder, "sessionId">): Promise<string> {
    const [row] = await this.shop.database.query<{ platform_order_id: string }>(
      "SELECT platform_order_id FROM haipay_collect_order WHERE payment_session_id = $1",
      [sessionId],
    );
    return row.platform_order_id;
  }

  /** Whether the order's own books have captured money, the last that Medusa writes of a capture. */
  async isInBooks(orderId: string): Promise<boolean> {
    const found = await this.shop.database.query(
      "SELECT id FROM order_transaction WHERE order_id = $1 AND reference = 'capture'",
      [orderId],
    );
    return found.length > 0;
  }

  /** When money was captured for a session, each time, in ms. */
  async capturesOf(sessionId: string): Promise<number[]> {
    const captures = await this.shop.database.query<{ created_at: Date }>(
      `SELECT capture.created_at FROM capture JOIN payment ON payment.id = capture.payment_id
       WHERE payment.payment_session_id = $1 AND capture.deleted_at IS NULL`,
      [sessionId],
    );
    return captures.map(({ created_at }) => created_at.getTime());
  }

  async close(): Promise<void> {
    this.http.close();
    await Promise.all(this.medusas.map((medusa) => this.lab.stopMedusa(medusa)));
    await this.sandbox.close();
    await this.shop.database.drop();
  }
}
