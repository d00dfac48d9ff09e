/** One change of a file, located by its text. */
export interface Edit {
  /** What it is for, to be read after "the place for". */
  what: string;
  /** Whether the change has been made already. */
  done: RegExp;
  /** Must be found exactly once; the text around it may be the shop's own. */
  at: RegExp;
  /** With the groups of `at`; `{;}` where a file with semicolons has one. */
  becomes: string;
  /** What a person should add if the place is not found. */
  byHand: string;
}

/** One of the six files in which Medusa's storefront handles payments. */
export interface Place {
  /** Relative to the folder of the sources. */
  file: string;
  about: string;
  /** What it imports from the kit. */
  imports: readonly string[];
  edits: readonly Edit[];
}

export interface NewFile {
  file: string;
  about: string;
  text: (kit: string) => string;
  /** Whether it is there already, in whatever form. */
  done: RegExp;
}

export const PLACES: readonly Place[] = [
  {
    file: "lib/config.ts",
    about: "carts, orders and providers come fresh, and an order brings its slip",
    imports: ["withHaiPay"],
    edits: [
      {
        what: "the shared sdk",
        done: /\bwithHaiPay\(/,
        at: /^(export const sdk = new \w+\([\s\S]*)$/m,
        becomes: "$1\nwithHaiPay(sdk){;}\n",
        byHand: "withHaiPay(sdk)",
      },
    ],
  },
  {
    file: "lib/constants.tsx",
    about: "names and icons of the methods",
    imports: ["haiPayPaymentInfo"],
    edits: [
      {
        what: "the map of payment providers",
        done: /\.\.\.haiPayPaymentInfo\(/,
        at: /^(export const paymentInfoMap\b[\s\S]*?= \{\n)/m,
        becomes: "$1  ...haiPayPaymentInfo(),\n",
        byHand: "...haiPayPaymentInfo(),",
      },
    ],
  },
  {
    file: "modules/checkout/components/payment/index.tsx",
    about: "the payment step: rows of methods, and fields for what the address lacks",
    imports: ["chooseHaiPay", "HaiPayMethods", "isHaiPay"],
    edits: [
      {
        what: "the choice",
        done: /\bchooseHaiPay\(/,
        // Named, or as the B2B starter writes it.
        at: /^( *)if \((!checkActiveSession|\s*!activeSession \|\|\s*activeSession\.provider_id !== selectedPaymentMethod\s*)\) \{\n/m,
        becomes:
          "$1if (isHaiPay(selectedPaymentMethod)) {\n$1  await chooseHaiPay(cart, selectedPaymentMethod){;}\n$1} else if ($2) {\n",
        byHand: "if (isHaiPay(selectedPaymentMethod)) await chooseHaiPay(cart, selectedPaymentMethod)",
      },
      {
        what: "the starter's own list, which keeps the other providers",
        done: /availablePaymentMethods(\n *)?\.filter\(.*isHaiPay/,
        at: /^( *)\{availablePaymentMethods((?:\n *)?)\.(map|sort)\(/m,
        becomes: "$1{availablePaymentMethods$2.filter(({ id }) => !isHaiPay(id))$2.$3(",
        byHand: "availablePaymentMethods.filter(({ id }) => !isHaiPay(id))",
      },
      {
        what: "the methods, below that list",
        done: /<HaiPayMethods\b/,
        at: /(onChange=\{\(value: string\) => (\w+)\(value\)\}[\s\S]*?)^( *)<\/RadioGroup>\n/m,
        becomes:
          "$1$3</RadioGroup>\n$3{isOpen && (\n$3  <HaiPayMethods\n$3    cart={cart}\n$3    providers={availablePaymentMethods}\n" +
          "$3    value={selectedPaymentMethod}\n$3    onChange={$2}\n$3  />\n$3)}\n",
        byHand:
          "<HaiPayMethods cart={cart} providers={availablePaymentMethods} value={selectedPaymentMethod} onChange={setPaymentMethod} />",
      },
    ],
  },
  {
    file: "modules/checkout/components/payment-button/index.tsx",
    about: "the last button, with method, sum and deadline",
    imports: ["HaiPayButton", "isHaiPay"],
    edits: [
      {
        what: "the choice of the button",
        done: /<HaiPayButton\b/,
        at: /^( *)switch \(true\) \{\n/m,
        becomes:
          "$1switch (true) {\n$1  case isHaiPay(paymentSession?.provider_id):\n$1    return <HaiPayButton cart={cart} notReady={notReady} />{;}\n",
        byHand:
          "case isHaiPay(paymentSession?.provider_id): return <HaiPayButton cart={cart} notReady={notReady} />",
      },
    ],
  },
  {
    file: "modules/order/components/order-details/index.tsx",
    about: "the slip, on the confirmation and on the order's page in the account",
    imports: ["HaiPayOrder"],
    edits: [
      {
        what: "the top of an order's details",
        done: /<HaiPayOrder\b/,
        at: /^( *return \(\n)( *)(<(?:div(?: [^\n]*)?)?>\n)/m,
        becomes: "$1$2$3$2  <HaiPayOrder order={order} />\n",
        byHand: "<HaiPayOrder order={order} />",
      },
    ],
  },
];

export const PAYMENT_PAGE: NewFile = {
  file: "app/[countryCode]/(main)/payment/page.tsx",
  about: "the return page of wallets, and the page behind the mail's link",
  text: (kit) => `export { default, metadata } from "${kit}/next/payment-page"\n`,
  done: /payment-page["']|PaymentStatus|HaiPayStatus/,
};
