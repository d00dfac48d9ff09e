import fc from "fast-check";
import { METHODS } from "../../../src/platform/catalogue";
import type { HostileRequest } from "./fire";
import { nastyName, nastyRaw, nastyText } from "./nasty-values";

/** What a shopper's browser knows. */
export interface ShopperKnows {
  publishableKey: string;
  collectionIds: string[];
  sessionId: string;
}

const DETAILS = ["name", "phone", "email", "returnUrl", "locale", "browserKey"];
const GOOD: Record<string, string> = {
  name: "Yamada Hanako",
  phone: "090-1234-5678",
  email: "hanako@example.com",
  returnUrl: "http://localhost:8000/back",
  locale: "ja",
  browserKey: "0123456789abcdef",
};

/** Medusa writes a wrong `data` out when it refuses it, before anybody else is asked, and runs out of stack on such a one. */
const BEYOND_MEDUSA = /^\[{1000}/;

/**
 * Choices of one of our methods, or of what looks like one (others never reach us), with whatever a client can put
 * into `data`.
 */
export function choiceInputs({ publishableKey, collectionIds }: ShopperKnows): fc.Arbitrary<HostileRequest> {
  const ours = fc.constantFrom(...METHODS.map(({ id }) => `pp_haipay-${id}_haipay`));
  const providerId = fc.oneof(
    { weight: 8, arbitrary: ours.map((id) => JSON.stringify(id)) },
    { weight: 1, arbitrary: nastyText.map((text) => JSON.stringify(`pp_haipay-${text}`)) },
  );
  const value = fc.oneof(
    nastyRaw,
    fc.constantFrom(...Object.values(GOOD)).map((good) => JSON.stringify(good)),
  );
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...DETAILS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("orderId", "collect_order_id", "session_id", "amount", "status", "payUrl"),
    },
    { weight: 1, arbitrary: nastyName },
  );
  const data = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 8 }).map(object) },
    { weight: 1, arbitrary: nastyRaw.filter((text) => !BEYOND_MEDUSA.test(text)) },
  );
  const body = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.tuple(providerId, data).map(([id, given]) => `{"provider_id":${id},"data":${given}}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(providerId, name, value)
        .map(([id, extra, given]) => `{"provider_id":${id},${JSON.stringify(extra)}:${given}}`),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: nastyText },
  );
  const collection = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...collectionIds) },
    { weight: 1, arbitrary: nastyText.filter((text) => text !== "" && text.length < 1_000).map(inPath) },
  );
  return fc.record({
    method: fc.constant("POST"),
    path: collection.map((id) => `/store/payment-collections/${id}/payment-sessions`),
    headers: fc.constant({ "content-type": "application/json", "x-publishable-api-key": publishableKey }),
    body: body.map((text) => Buffer.from(text, "utf8")),
  });
}

/** What shows nothing of whose the payment is. */
const PROOFS = ["?cart_id[]=x&order_id[$ne]=y", "?cart_id=%00", "?cart_id=", "?order_id='%20OR%20''='"];

/**
 * The return page's question about a payment, for ids that name none. All are UTF-8: of others Medusa's router says
 * 500 on every route, before it looks for ours.
 */
export function pageInputs({ publishableKey, sessionId }: ShopperKnows): fc.Arbitrary<HostileRequest> {
  const id = fc.oneof(
    nastyText.filter((text) => text !== "").map(inPath),
    fc.nat({ max: sessionId.length - 1 }).map((cut) => `${sessionId.slice(0, cut)}0${sessionId.slice(cut)}`),
    fc.stringMatching(/^payses_[0-9A-Z]{26}$/),
    fc.stringMatching(/^hppt_[0-9a-f]{32}$/),
    fc.constantFrom("hppt_", "hppt_%00", "HPPT_0"),
    fc.constantFrom("%00", "%2e%2e%2f", ".", "..", "__proto__", `${sessionId}%00`),
  );
  return fc.record({
    method: fc.constant("GET"),
    path: fc
      .tuple(id, fc.constantFrom("", "?fields=*", "?fields[]=__proto__", "?%00", ...PROOFS))
      .map(([part, query]) => `/store/haipay/payments/${part}${query}`),
    headers: fc.constantFrom<Record<string, string>[]>(
      { "x-publishable-api-key": publishableKey },
      { "x-publishable-api-key": publishableKey, accept: "text/html", "accept-language": "\u00e9;q=x" },
      { "x-publishable-api-key": publishableKey, "x-haipay-browser-key": "\u00e9'--" },
      { "x-publishable-api-key": publishableKey, "x-haipay-browser-key": "a".repeat(4_000) },
    ),
    body: fc.constant(undefined),
  });
}

function object(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([name, raw]) => `${JSON.stringify(name)}:${raw}`).join(",")}}`;
}

/** A lone surrogate has no form in an address. */
function inPath(text: string): string {
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
}
