import {
  createApiKeysWorkflow,
  createDefaultsWorkflow,
  createUsersWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { METHODS, type Currency } from "../src/platform/catalogue";
import { seedDelivery, type SeededDelivery } from "./seed-delivery";
import { seedProducts, type SeededProducts } from "./seed-products";
import { seedRegions } from "./seed-regions";

/** Ids of the payment providers of all methods, for example `pp_haipay-au-pay_haipay`. */
export const PAYMENT_PROVIDER_IDS: string[] = METHODS.map((method) => `pp_haipay-${method.id}_haipay`);

export interface SeedOptions {
  /** Payment providers that both regions offer; all methods by default. */
  paymentProviders?: string[];
  /** The administrator's login. The password is set anew when the user exists already. */
  admin?: { email: string; password: string };
}

/** The shop as it stands after seeding: everything that a client of the store API needs to know. */
export interface SeededShop extends SeededProducts, SeededDelivery {
  /** Value of the header `x-publishable-api-key`. */
  publishableKey: string;
  salesChannelId: string;
  /** Region ids: `jpy` is Japan (country jp, 10 % tax included in prices), `usd` the United States (country us). */
  regions: Record<Currency, string>;
  /** E-mail address of the administrator, when one was asked for. */
  adminEmail?: string;
}

/**
 * Fills a Medusa application with a Japanese shop. What is there already stays, so it can run again.
 *
 * @param container the application's container
 */
export async function seedShop(container: MedusaContainer, options: SeedOptions = {}): Promise<SeededShop> {
  await createDefaultsWorkflow(container).run();
  const salesChannelId = await findSalesChannel(container);
  const publishableKey = await seedPublishableKey(container, salesChannelId);
  const regions = await seedRegions(container, options.paymentProviders ?? PAYMENT_PROVIDER_IDS);
  const delivery = await seedDelivery(container, salesChannelId);
  const products = await seedProducts(container, { salesChannelId, ...delivery });
  if (options.admin) {
    await seedAdmin(container, options.admin);
  }
  return {
    publishableKey,
    salesChannelId,
    regions,
    adminEmail: options.admin?.email,
    ...delivery,
    ...products,
  };
}

async function findSalesChannel(container: MedusaContainer): Promise<string> {
  const [store] = await container.resolve(Modules.STORE).listStores();
  if (!store?.default_sales_channel_id) {
    throw new Error(
      "The store has no default sales channel: choose one in the admin under Settings → Store.",
    );
  }
  return store.default_sales_channel_id;
}

async function seedPublishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const keys = await container.resolve(Modules.API_KEY).listApiKeys({ type: "publishable" });
  const key = keys.find((candidate) => !candidate.revoked_at) ?? (await createPublishableKey(container));
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } });
  return key.token;
}

async function createPublishableKey(container: MedusaContainer) {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Storefront", type: "publishable", created_by: "" }] },
  });
  return result[0];
}

/** Makes a user of the admin who can log in so. The password is set anew when the user exists already. */
export async function seedAdmin(
  container: MedusaContainer,
  login: { email: string; password: string },
): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const [existing] = await container.resolve(Modules.USER).listUsers({ email: login.email });
  if (existing) {
    await auth.updateProvider("emailpass", { entity_id: login.email, password: login.password });
    return;
  }
  const { result } = await createUsersWorkflow(container).run({ input: { users: [{ email: login.email }] } });
  const { authIdentity, error } = await auth.register("emailpass", { body: login });
  if (!authIdentity) {
    throw new Error(`The administrator ${login.email} cannot log in: ${error ?? "no identity was made"}.`);
  }
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: result[0].id } });
}
