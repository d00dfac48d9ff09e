import type { ProductHandle } from "../../seed-products";
import type { Standing } from "../orders/standing";

type StandingKind = Standing["kind"];

/** The texts about a product. */
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
  menu: {
    goods: string;
    orders: string;
    logIn: string;
    account: string;
    cart: (count: number) => string;
  };
  footer: { sandbox: string; sandboxDesk: string; mailbox: string; notice: string };
  home: { title: string; lead: string; look: string; goods: string; pay: string };
  goods: Record<ProductHandle, GoodsText>;
  product: {
    quantity: string;
    fewer: string;
    more: string;
    add: string;
    adding: string;
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
    toOrder: string;
    remove: (name: string) => string;
    removeShort: string;
    quantityOf: (name: string) => string;
    checkout: string;
    each: (price: string) => string;
  };
  sums: {
    items: string;
    delivery: string;
    deliveryLater: string;
    givenBack: string;
    tax: string;
    total: string;
  };
  steps: { title: string; address: string; payment: string };
  address: {
    title: string;
    sample: string;
    email: string;
    emailHint: string;
    didYouMean: string;
    lastName: string;
    firstName: string;
    lastNameKana: string;
    firstNameKana: string;
    kanaOnly: string;
    postalCode: string;
    postalCodeHint: string;
    postalCodeWrong: string;
    prefecture: string;
    choosePrefecture: string;
    state: string;
    city: string;
    townAndNumber: string;
    street: string;
    address2: string;
    optional: string;
    phone: string;
    phoneHint: string;
    phoneHintAbroad: string;
    delivery: string;
    options: Record<string, { name: string; note: string }>;
    free: string;
    next: string;
    saving: string;
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
    /** For people who only have the address. */
    onlyForBuyer: string;
  };
  orders: {
    title: string;
    lead: string;
    leadCustomer: string;
    logIn: string;
    none: string;
    waiting: string;
    states: Record<StandingKind, string>;
    look: (number: number) => string;
    /** The first item, and how many others there are. */
    andMore: (name: string, more: number) => string;
    until: (time: string) => string;
    howToPay: string;
    anotherWay: string;
  };
  account: {
    title: string;
    lead: string;
    isIn: string;
    logIn: string;
    logOut: string;
    register: string;
    password: string;
    passwordShort: (least: number) => string;
    haveOne: string;
    haveNone: string;
  };
  returned: { title: string; noPayment: string };
  problem: {
    title: string;
    notReached: string;
    refused: string;
    soldOut: string;
    busy: string;
    gone: string;
    notAllowed: string;
    shopTrouble: string;
    again: string;
    notFound: string;
    toShop: string;
  };
  loading: string;
}
