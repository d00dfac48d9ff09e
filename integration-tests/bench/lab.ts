import { startPostgres, type PostgresServer } from "../../demo/postgres";
import { findFreePort } from "../../demo/ports";
import { MedusaChild } from "../environment/medusa-child";
import { makeShopDatabase, type ShopDatabase } from "../environment/shop-database";
import { nameShopTemplate } from "../environment/shop-template";
import { useServer } from "../environment/test-database";
import { installPlugin, SHOP_APP } from "./shop-app";

/** What rows share during a run: PostgreSQL with its usual safety, and what they started. */
export class Lab {
  private postgres: Promise<PostgresServer> | undefined;
  private readonly medusas = new Set<MedusaChild>();

  /** A database of its own with the seeded shop. */
  async database(name: string): Promise<ShopDatabase> {
    await (this.postgres ??= this.startPostgres());
    return makeShopDatabase(`bench-${name}`);
  }

  /** A Medusa with the built plugin, ready to serve. @param environment variables for it */
  async startMedusa(databaseUrl: string, environment: Record<string, string>): Promise<MedusaChild> {
    installPlugin();
    const child = new MedusaChild({
      root: SHOP_APP,
      databaseUrl,
      port: await findFreePort(),
      haipay: {},
      environment: { LOG_LEVEL: "error", ...environment },
    });
    this.medusas.add(child);
    await child.untilReady();
    return child;
  }

  /** Runs a script of the shop inside a Medusa without a server. @throws Error with the end of what it printed */
  async execute(script: string, databaseUrl: string, environment: Record<string, string>): Promise<void> {
    installPlugin();
    const medusa = new MedusaChild({
      root: SHOP_APP,
      databaseUrl,
      command: ["exec", script],
      haipay: {},
      environment: { LOG_LEVEL: "error", ...environment },
    });
    const how = await medusa.ended;
    if (how !== 0) throw new Error(`${script} ended with ${how}:\n${medusa.output.slice(-4_000)}`);
  }

  async stopMedusa(child: MedusaChild): Promise<void> {
    await child.stop();
    this.medusas.delete(child);
  }

  async close(): Promise<void> {
    await Promise.all([...this.medusas].map((child) => this.stopMedusa(child)));
    await (await this.postgres)?.stop();
  }

  private async startPostgres(): Promise<PostgresServer> {
    const server = await startPostgres({ settings: { max_connections: "200", shared_buffers: "512MB" } });
    useServer(server);
    nameShopTemplate();
    return server;
  }
}
