import { defineConfig, Modules } from "@medusajs/framework/utils";

const withPlugin = process.env.BENCH_PLUGIN !== "off";
const redisUrl = process.env.REDIS_URL;

const haipay = { resolve: "medusa-payment-haipay/providers/haipay", id: "haipay" };
/** What every payment costs at least: the baseline of a notification's way. */
const nothing = { resolve: "./src/providers/nothing", id: "bench" };

const redisModules = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-redis",
          id: "locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        { resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } },
      ],
    },
  },
];

/** A shop that has the built plugin installed, as a merchant's has. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      jwtSecret: "bench",
      cookieSecret: "bench",
    },
  },
  admin: { disable: true },
  plugins: withPlugin ? [{ resolve: "medusa-payment-haipay", options: {} }] : [],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      key: Modules.PAYMENT,
      ...(withPlugin && { dependencies: ["haipay"] }),
      options: { providers: withPlugin ? [haipay, nothing] : [nothing] },
    },
    ...(redisUrl ? redisModules : []),
  ],
});
