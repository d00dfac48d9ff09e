import "../../../src/storefront/style.css";
import { createRoot } from "react-dom/client";
import {
  createHaiPayClient,
  HaiPayCheckout,
  HaiPayProvider,
  PaymentStatus,
  rememberMethod,
  rememberWallet,
} from "../../../src/storefront/index";
import { CHOOSING } from "./choosing-states";
import { PAYING } from "./paying-states";
import { methodsFor, type KitState } from "./states";

/** One state of the kit on an empty page: `?show=name&language=ja`, answered by no shop. */
const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "ja";
const name = query.get("show") ?? "";
const state: KitState = CHOOSING[name] ?? PAYING[name] ?? {};

/** As a shop that may use a chain's logo. */
const LOGOS = {
  "konbini-lawson": (
    <img
      alt=""
      src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='400'/%3E"
    />
  ),
};

/** Calls that change something, for the tests. */
const posted: unknown[] = [];
Object.assign(window, { posted });

/** With `gone`, Lawson takes nothing any more once somebody tried. */
function offered() {
  const { methods } = state;
  if (!methods || !query.has("gone") || posted.length === 0) return methods;
  return methodsFor("1700", { reasons: { "konbini-lawson": "not_available_now" } });
}

function answer(url: string, init: RequestInit | undefined): { status: number; body: unknown } {
  const { pathname } = new URL(url, location.href);
  if (init?.method === "POST") posted.push([pathname, JSON.parse(init.body as string)]);
  if (pathname.includes("/payment-methods")) return { status: 200, body: { payment_methods: offered() } };
  if (pathname.includes("/haipay/payments/"))
    return { status: 200, body: { payment: state.payment ?? state.wallet } };
  return { status: 400, body: { message: query.get("refusal") ?? "" } };
}

const client = createHaiPayClient({
  baseUrl: "https://shop.example",
  publishableKey: "pk_1",
  locale: language,
  fetch: async (input, init) => {
    // A shop that does not answer, or not to what changes something.
    if (query.has("never") || (query.has("slow") && init?.method === "POST")) {
      return await new Promise<never>(() => undefined);
    }
    const { status, body } = answer(input as string, init);
    return new Response(JSON.stringify(body), { status });
  },
});

localStorage.clear();
if (state.last) rememberMethod(`pp_haipay-${state.last}_haipay`);
if (state.wallet) rememberWallet("cart_1", state.wallet.payment_token);
document.documentElement.lang = language;
document.title = "A shop";

createRoot(document.getElementById("root")!).render(
  <HaiPayProvider client={client} locale={language} marks={query.has("logos") ? LOGOS : undefined}>
    <h1>{language === "ja" ? "茶舗 みどり" : "Midori Tea"}</h1>
    {state.payment ? (
      <PaymentStatus
        paymentToken="hppt_1"
        cartId="cart_1"
        checkoutUrl="/checkout"
        returnUrl="/return"
        shopUrl="/"
        receiptUrl="/receipt"
      />
    ) : (
      <HaiPayCheckout
        cartId="cart_1"
        returnUrl="/return"
        privacyUrl="/privacy"
        shopUrl="/"
        deliveryCountry={state.deliveryCountry}
        buyer={state.buyer}
        onPlaced={(placed) => posted.push(placed)}
      />
    )}
  </HaiPayProvider>,
);
