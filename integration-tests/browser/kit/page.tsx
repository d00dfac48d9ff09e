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
import { CHOOSING, PAYING, type KitState } from "./states";

/** One state of the kit on an empty page: `?show=name&language=ja`, answered by no shop. */
const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "ja";
const name = query.get("show") ?? "";
const state: KitState = CHOOSING[name] ?? PAYING[name] ?? {};

/** Calls that change something, for the tests. */
const posted: unknown[] = [];
Object.assign(window, { posted });

function answer(url: string, init: RequestInit | undefined): { status: number; body: unknown } {
  const { pathname } = new URL(url, location.href);
  if (init?.method === "POST") posted.push([pathname, JSON.parse(init.body as string)]);
  if (pathname.includes("/payment-methods")) return { status: 200, body: { payment_methods: state.methods } };
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
    const { status, body } = answer(String(input), init);
    return new Response(JSON.stringify(body), { status });
  },
});

localStorage.clear();
if (state.last) rememberMethod(`pp_haipay-${state.last}_haipay`);
if (state.wallet) rememberWallet("cart_1", state.wallet.payment_token);
document.documentElement.lang = language;
document.title = "A shop";

createRoot(document.getElementById("root")!).render(
  <HaiPayProvider client={client} locale={language}>
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
