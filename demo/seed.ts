import { writeFileSync } from "node:fs";
import type { ExecArgs } from "@medusajs/framework/types";
import { seedShop } from "./seed-shop";

/**
 * `medusa exec ./demo/seed.ts`: fills the shop. Set DEMO_ADMIN_EMAIL and DEMO_ADMIN_PASSWORD for an administrator,
 * and DEMO_SHOP_FILE for a file that receives the ids (JSON).
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const { DEMO_ADMIN_EMAIL: email, DEMO_ADMIN_PASSWORD: password, DEMO_SHOP_FILE: file } = process.env;
  const shop = await seedShop(container, email && password ? { admin: { email, password } } : {});
  if (file) {
    writeFileSync(file, JSON.stringify(shop), { mode: 0o600 });
  }
}
