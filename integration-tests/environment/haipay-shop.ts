import type { MedusaContainer } from "@medusajs/framework/types";
import axios, { type AxiosInstance } from "axios";
import type { SeededShop } from "../../demo/seed-shop";
import { Shopper } from "../../demo/shopper";
import { HAIPAY_MODULE } from "../../src/modules/haipay";
import type HaipayModuleService from "../../src/modules/haipay/service";
import type { Currency } from "../../src/platform/catalogue";
import { SandboxControl } from "../../src/sandbox/control-client";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import type { CartCopies } from "./cart-copies";
import { configureHaipay } from "./configure-haipay";
import { ProcessShop, type MedusaConfiguration } from "./process-shop";

/** The first file of a run waits for Medusa's own commands to make and fill the database that all copy. */
const TEMPLATE_WITHIN_MS = 300_000;

/** On a slow machine Medusa may still be following a notification when it is answered. */
const FOLLOWED_WITHIN_MS = 30_000;

/** The platform as a test controls it: a command is done once Medusa has followed it as well. */
class FollowedControl extends SandboxControl {
  constructor(
    url: string,
    private readonly shop: HaipayShop,
  ) {
    super(url);
  }

  override async notify(...sent: Parameters<SandboxControl["notify"]>) {
    const answers = await super.notify(...sent);
    await this.shop.haveFollowed();
    return answers;
  }
}

/** A real Medusa with our plugin, its database and the sandbox platform, as a test file sees them. */
export class HaipayShop {
  sandbox!: Sandbox;
  control!: SandboxControl;
  seeded!: SeededShop;
  cartCopies!: CartCopies;
  container!: MedusaContainer;
  /** Address of the Medusa backend. */
  url!: string;
  /** Any HTTP call; every status is an answer. */
  http!: AxiosInstance;

  get haipay(): HaipayModuleService {
    return this.container.resolve(HAIPAY_MODULE);
  }

  /** Waits until Medusa has followed every notification that came. */
  async haveFollowed(): Promise<void> {
    await this.haipay.notificationTurns.idle(FOLLOWED_WITHIN_MS);
  }

  /** A guest using the store API; `register` or `logIn` makes it a customer. */
  shopper(): Shopper {
    return new Shopper({ baseUrl: this.url, publishableKey: this.seeded.publishableKey });
  }

  region(currency: Currency): string {
    return this.seeded.regions[currency];
  }

  /** Starts the platform and configures this process for it. @returns a function that ends both */
  async openPlatform(): Promise<() => Promise<void>> {
    const sandbox = await startSandbox({ notifyIntervalMs: 500 });
    this.sandbox = sandbox;
    this.control = new FollowedControl(sandbox.url, this);
    const restoreEnvironment = configureHaipay(sandbox);
    return async () => {
      restoreEnvironment();
      await sandbox.close();
    };
  }

  connect(medusa: { url: string; container: MedusaContainer }): void {
    this.url = medusa.url;
    this.container = medusa.container;
    this.http = axios.create({ baseURL: this.url, validateStatus: () => true, proxy: false });
    process.env.HAIPAY_NOTIFY_BASE_URL = this.url;
  }
}

/**
 * Tests against the Medusa of this process, which is booted from this repository's source. Every test starts from the
 * seeded database and an empty platform.
 *
 * @param configuration variables that Medusa must be booted with
 */
export function describeShop(
  title: string,
  suite: (shop: HaipayShop) => void,
  configuration: MedusaConfiguration = {},
): void {
  describe(title, () => {
    const shop = new HaipayShop();
    let medusa: ProcessShop;
    let closePlatform: () => Promise<void>;
    let options: object;

    beforeAll(async () => {
      closePlatform = await shop.openPlatform();
      medusa = await ProcessShop.get(configuration);
      shop.seeded = medusa.seeded;
      shop.cartCopies = medusa.cartCopies;
      shop.connect(medusa);
      options = { ...shop.haipay.settings.options };
    }, TEMPLATE_WITHIN_MS);

    beforeEach(async () => {
      await shop.control.reset();
      await medusa.reset();
    });

    afterAll(async () => {
      replaceFields(shop.haipay.settings.options, options);
      await closePlatform();
    });

    suite(shop);
  });
}

function replaceFields(target: object, fields: object): void {
  for (const name of Object.keys(target)) if (!(name in fields)) Reflect.deleteProperty(target, name);
  Object.assign(target, fields);
}
