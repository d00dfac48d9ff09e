import { defineConfig, FeatureFlag, Modules } from "@medusajs/framework/utils";

// Medusa reads the variable after this file, and leaves the module of the roles out by then.
FeatureFlag.setFlag("rbac", process.env.MEDUSA_FF_RBAC === "true");

/** @param emailProvider a provider for e-mail, by its package or path */
const notificationModule = (emailProvider: string) => ({
  resolve: "@medusajs/medusa/notification",
  options: {
    providers: [
      { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
      { resolve: emailProvider, id: "email", options: { channels: ["email"] } },
    ],
  },
});

/** Locks in the shop's database instead of each process's memory. */
const postgresLocking = {
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }],
  },
};

/**
 * Boots this repository's own source as a Medusa application, for the demo and the tests.
 * A shop that installs the package writes a `plugins` entry instead (see the README).
 */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000",
      authCors: process.env.AUTH_CORS ?? "http://localhost:8000,http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET ?? "development-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "development-only",
    },
    // A local shop is served over plain http, where a Secure cookie would make the admin login fail.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  admin: { disable: process.env.DISABLE_ADMIN === "true" },
  modules: [
    { resolve: "./src/modules/haipay" },
    {
      resolve: "@medusajs/medusa/payment",
      key: Modules.PAYMENT,
      dependencies: ["haipay"],
      options: { providers: [{ resolve: "./src/providers/haipay", id: "haipay" }] },
    },
    ...(process.env.MEDUSA_LOCKING === "postgres" ? [postgresLocking] : []),
    ...(process.env.EMAIL_PROVIDER ? [notificationModule(process.env.EMAIL_PROVIDER)] : []),
  ],
});
