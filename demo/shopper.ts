import type { HttpTypes } from "@medusajs/framework/types";
import type { Payment } from "../src/storefront/core/index";
import { TOKYO_ADDRESS, type Address } from "./addresses";
import { StoreClient, type StoreClientOptions } from "./store-client";
import { StoreError } from "./store-error";

export type Cart = HttpTypes.StoreCart;
export type Order = HttpTypes.StoreOrder;
export type PaymentCollection = HttpTypes.StorePaymentCollection;
export type PaymentSession = HttpTypes.StorePaymentSession;
export type Completion = HttpTypes.StoreCompleteCartResponse;

export interface CartWish {
  regionId: string;
  variantId: string;
  /** 1 by default. */
  quantity?: number;
  shippingOptionId: string;
  /** Absent: the cart has no e-mail address. */
  email?: string;
  /** Shipping and billing address; absent: the cart has none. */
  address?: Address;
}

/** What the return page learns about a payment. */
export type HaipayPayment = Payment;

const PAYMENT_FIELDS = "*payment_collections,*payment_collections.payment_sessions";
const ORDER_FIELDS = `+payment_status,+credit_line_total,${PAYMENT_FIELDS}`;
/** Without a sign in front of a field, Medusa returns only these fields: nothing about the buyer. */
const GLANCE_FIELDS = `id,display_id,status,payment_status,${PAYMENT_FIELDS}`;
const MOST_ORDERS = "50";

/** A shopper using the store API; a guest until `register` or `logIn`. */
export class Shopper {
  readonly client: StoreClient;

  constructor(options: StoreClientOptions) {
    this.client = new StoreClient(options);
  }

  /** Makes a customer account and logs in. @returns the customer's id */
  async register(email: string, password: string): Promise<string> {
    const login = { email, password };
    const { token } = await this.client.post<{ token: string }>("/auth/customer/emailpass/register", login);
    const body = { email, first_name: TOKYO_ADDRESS.first_name, last_name: TOKYO_ADDRESS.last_name };
    const { customer } = await this.client.post<HttpTypes.StoreCustomerResponse>(
      "/store/customers",
      body,
      undefined,
      token,
    );
    await this.logIn(email, password);
    return customer.id;
  }

  /** @returns the token, which every later call sends */
  async logIn(email: string, password: string): Promise<string> {
    const login = { email, password };
    const { token } = await this.client.post<{ token: string }>("/auth/customer/emailpass", login);
    this.client.useToken(token);
    return token;
  }

  /** @param items what is in it from the beginning; nothing by default */
  async createCart(
    wish: Pick<CartWish, "regionId" | "email" | "address">,
    items?: HttpTypes.StoreAddCartLineItem[],
  ): Promise<Cart> {
    const { cart } = await this.client.post<HttpTypes.StoreCartResponse>("/store/carts", {
      region_id: wish.regionId,
      items,
      email: wish.email,
      shipping_address: wish.address,
      billing_address: wish.address,
    });
    return cart;
  }

  async addItem(cartId: string, variantId: string, quantity = 1): Promise<Cart> {
    const item = { variant_id: variantId, quantity };
    return (await this.client.post<HttpTypes.StoreCartResponse>(`/store/carts/${cartId}/line-items`, item))
      .cart;
  }

  async setQuantity(cartId: string, lineItemId: string, quantity: number): Promise<Cart> {
    const path = `/store/carts/${cartId}/line-items/${lineItemId}`;
    return (await this.client.post<HttpTypes.StoreCartResponse>(path, { quantity })).cart;
  }

  async addShippingMethod(cartId: string, shippingOptionId: string): Promise<Cart> {
    const path = `/store/carts/${cartId}/shipping-methods`;
    return (await this.client.post<HttpTypes.StoreCartResponse>(path, { option_id: shippingOptionId })).cart;
  }

  async updateCart(cartId: string, changes: HttpTypes.StoreUpdateCart): Promise<Cart> {
    return (await this.client.post<HttpTypes.StoreCartResponse>(`/store/carts/${cartId}`, changes)).cart;
  }

  async getCart(cartId: string): Promise<Cart> {
    return (await this.client.get<HttpTypes.StoreCartResponse>(`/store/carts/${cartId}`)).cart;
  }

  /** A cart with one item and its delivery, ready for the payment step. */
  async fillCart(wish: CartWish): Promise<Cart> {
    const cart = await this.createCart(wish, [{ variant_id: wish.variantId, quantity: wish.quantity ?? 1 }]);
    return this.addShippingMethod(cart.id, wish.shippingOptionId);
  }

  /** The payment methods of a region, as the checkout page lists them. */
  async listPaymentProviders(regionId: string): Promise<string[]> {
    const query = { region_id: regionId, limit: "50" };
    const answer = await this.client.get<HttpTypes.StorePaymentProviderListResponse>(
      "/store/payment-providers",
      query,
    );
    return answer.payment_providers.map((provider) => provider.id);
  }

  async createPaymentCollection(cartId: string): Promise<PaymentCollection> {
    const answer = await this.client.post<HttpTypes.StorePaymentCollectionResponse>(
      "/store/payment-collections",
      { cart_id: cartId },
    );
    return answer.payment_collection;
  }

  /** Chooses a payment method. @param data what a storefront sends along, for example `{ phone, returnUrl }` */
  async createPaymentSession(
    paymentCollectionId: string,
    providerId: string,
    data?: Record<string, unknown>,
  ): Promise<PaymentSession> {
    const { payment_collection } = await this.client.post<HttpTypes.StorePaymentCollectionResponse>(
      `/store/payment-collections/${paymentCollectionId}/payment-sessions`,
      { provider_id: providerId, ...(data && { data }) },
    );
    const session = payment_collection.payment_sessions?.find((one) => one.provider_id === providerId);
    if (!session) {
      throw new Error(`Medusa made no payment session for ${providerId}.`);
    }
    return session;
  }

  /** Both steps of choosing a payment method for a cart. */
  async choosePayment(
    cartId: string,
    providerId: string,
    data?: Record<string, unknown>,
  ): Promise<PaymentSession> {
    const collection = await this.createPaymentCollection(cartId);
    return this.createPaymentSession(collection.id, providerId, data);
  }

  /** Places the order. A cart in the answer means that it was not placed, with the reason in `error`. */
  async complete(cartId: string): Promise<Completion> {
    return this.client.post<Completion>(`/store/carts/${cartId}/complete`);
  }

  /** Places the order. @throws Error with the shop's reason when the cart comes back instead */
  async placeOrder(cartId: string): Promise<Order> {
    const completion = await this.complete(cartId);
    if (completion.type === "cart") {
      throw new Error(`The order was not placed: ${completion.error.message}`);
    }
    return completion.order;
  }

  /** An order with its payment status, payment collections and payment sessions. */
  async getOrder(orderId: string): Promise<Order> {
    const query = { fields: ORDER_FIELDS };
    return (await this.client.get<HttpTypes.StoreOrderResponse>(`/store/orders/${orderId}`, query)).order;
  }

  /** The state of an order, for anyone who only has its address: nothing about the buyer or the goods is asked for. */
  async glanceAtOrder(orderId: string): Promise<Order> {
    const query = { fields: GLANCE_FIELDS };
    return (await this.client.get<HttpTypes.StoreOrderResponse>(`/store/orders/${orderId}`, query)).order;
  }

  /** The orders of the customer who is logged in, newest first. */
  async listOrders(): Promise<Order[]> {
    const query = { fields: ORDER_FIELDS, limit: MOST_ORDERS, order: "-created_at" };
    return (await this.client.get<HttpTypes.StoreOrderListResponse>("/store/orders", query)).orders;
  }

  /** Whether an order belongs to the customer who is logged in. */
  async ownsOrder(orderId: string): Promise<boolean> {
    const query = { fields: "id", id: orderId };
    try {
      const { orders } = await this.client.get<HttpTypes.StoreOrderListResponse>("/store/orders", query);
      return orders.some(({ id }) => id === orderId);
    } catch (error) {
      if (error instanceof StoreError && error.status === 401) return false;
      throw error;
    }
  }

  /** Gives the cart to the customer who is logged in. */
  async claimCart(cartId: string): Promise<void> {
    await this.client.post(`/store/carts/${cartId}/customer`);
  }

  /**
   * What the return page learns about a payment; asks the platform first when the answer may be stale.
   *
   * @param reference the payment's token, or the id of its payment session
   * @param proof that the purchase is the shopper's own: nobody else is told the order
   */
  async getPayment(
    reference: string,
    { cartId, orderId }: { cartId?: string; orderId?: string } = {},
  ): Promise<HaipayPayment> {
    const path = `/store/haipay/payments/${reference}`;
    const query = { ...(cartId && { cart_id: cartId }), ...(orderId && { order_id: orderId }) };
    return (await this.client.get<{ payment: HaipayPayment }>(path, query)).payment;
  }
}
