import type { ProductHandle } from "../../seed-products";

/** How a product is spoken of. */
export interface GoodsText {
  name: string;
  /** One line below the name. */
  note: string;
  description: string;
}

/** Every word of the shop in one language. */
export interface Texts {
  shopName: string;
  slogan: string;
  skip: string;
  language: string;
  deliverTo: string;
  countries: Record<string, string>;
  menu: { goods: string; orders: string; cart: (count: number) => string };
  footer: { sandbox: string; sandboxDesk: string; notice: string };
  home: { title: string; lead: string; look: string; goods: string; pay: string };
  goods: Record<ProductHandle, GoodsText>;
  product: {
    quantity: string;
    fewer: string;
    more: string;
    add: string;
    added: (name: string) => string;
    toCart: string;
    taxIncluded: string;
    back: string;
  };
  cart: {
    title: string;
    empty: string;
    perhapsOrdered: string;
    toGoods: string;
    remove: (name: string) => string;
    removeShort: string;
    quantityOf: (name: string) => string;
    checkout: string;
    each: (price: string) => string;
  };
  sums: { items: string; delivery: string; deliveryLater: string; tax: string; total: string };
  steps: { title: string; address: string; payment: string };
  address: {
    title: string;
    sample: string;
    email: string;
    emailHint: string;
    lastName: string;
    firstName: string;
    postalCode: string;
    province: string;
    city: string;
    address: string;
    address2: string;
    optional: string;
    phone: string;
    phoneHint: string;
    delivery: string;
    options: Record<string, { name: string; note: string }>;
    free: string;
    next: string;
    missing: (field: string) => string;
    noDelivery: string;
  };
  payment: { title: string; summary: string; editCart: string; editAddress: string };
  order: {
    title: (number: number) => string;
    thanks: string;
    mail: (email: string) => string;
    placedOn: (day: string) => string;
    keepLink: string;
    copyLink: string;
    linkCopied: string;
    goods: string;
    deliverTo: string;
    payment: string;
    notFound: string;
  };
  orders: {
    title: string;
    lead: string;
    none: string;
    waiting: string;
    states: { awaiting: string; paid: string; cancelled: string };
    look: (number: number) => string;
  };
  returned: { title: string; noPayment: string };
  problem: {
    title: string;
    notReached: string;
    refused: (reason: string) => string;
    again: string;
    notFound: string;
    toShop: string;
  };
  loading: string;
}
