import { z } from "zod";
import { METHODS } from "../platform/catalogue";
import { NESTED_FORMS } from "../platform/nested-signature";
import { FAULT_KINDS } from "./control-types";

const decimal = z.string().max(40);
const notify = z.boolean().optional();
const words = z.string().min(1).max(300).optional();

export const payBody = z.strictObject({ amount: decimal.optional(), fee: decimal.optional(), notify });
export const failBody = z.strictObject({ errorMsg: words, notify });
export const expireBody = z.strictObject({ notify });
/** Statuses 0, 1 and -1 are never notified (protocol §7). */
export const claimBody = z.strictObject({
  status: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  amount: decimal.optional(),
  fee: decimal.optional(),
  errorMsg: words,
  notify,
});
export const emptyBody = z.strictObject({});
export const notifyBody = z.strictObject({
  times: z.number().int().min(1).max(100).default(1),
  atOnce: z.boolean().default(false),
});
export const notificationsBody = z.strictObject({ on: z.boolean() });
export const accountQueryBody = z.strictObject({ on: z.boolean() });
export const slipNumbersBody = z.strictObject({ on: z.boolean() });
export const foreignKeysBody = z.strictObject({ on: z.boolean() });
const methodId = z.enum(METHODS.map(({ id }) => id));
export const productsBody = z.strictObject({
  available: z.boolean().optional(),
  missing: z.array(methodId).optional(),
  limits: z.partialRecord(methodId, z.strictObject({ min: decimal, max: decimal })).optional(),
  signature: z.enum([...NESTED_FORMS, "unsigned", "bad"]).optional(),
  shape: z.enum(["present", "older"]).optional(),
});
export const clockBody = z.strictObject({ aheadMs: z.number().int().min(-8e12).max(8e12) });

const ONLY_IN_QUERIES = new Set<string>(["wrong_amount", "wrong_currency", "net_amount", "short_amount"]);

export const faultBody = z
  .strictObject({
    endpoint: z.enum(["apply", "query", "account", "config"]),
    kind: z.enum(FAULT_KINDS),
    times: z.number().int().min(1).max(10_000).optional(),
    delayMs: z.number().int().min(0).max(120_000).optional(),
    code: z.string().min(1).max(32).optional(),
    message: words,
  })
  .refine(({ endpoint, kind }) => endpoint === "query" || !ONLY_IN_QUERIES.has(kind), {
    path: ["kind"],
    message: "only a query's answer carries amounts and currency: use this kind with the endpoint query",
  });
