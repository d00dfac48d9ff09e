import { METHODS, type Currency, type MethodId } from "../platform/catalogue";
import { type JsonObject } from "../platform/json";
import { writeNested, type NestedForm } from "../platform/nested-signature";
import { signMessage } from "../platform/signature";
import type { AccountKeys } from "./accounts";
import { writeAmount } from "./answers";
import { parsePlatformAmount } from "../platform/money";

/** Both inclusive, exact decimals in the unit of the currency. */
export interface ProductLimits {
  min: string;
  max: string;
}

/** What the platform offers the merchant, and how the answer is written (protocol §9). */
export interface Products {
  /** Whether the merchant may ask for them. */
  available: boolean;
  /** Methods that the account does not have: they are refused, and not among the products. */
  missing: MethodId[];
  /** Instead of the published ones, in every currency. */
  limits: Partial<Record<MethodId, ProductLimits>>;
  /** With which form of the nested list the answer is signed; `unsigned` carries no sign, `bad` one that fits nothing. */
  signature: NestedForm | "unsigned" | "bad";
  /** `older`: the names that answers had in earlier versions of the documentation. */
  shape: "present" | "older";
}

export const USUAL_PRODUCTS: Products = {
  available: true,
  missing: [],
  limits: {},
  signature: "as_written",
  shape: "present",
};

/** The limits of a method for one payment. */
export function limitsOf({ limits }: Products, method: MethodId, currency: Currency): ProductLimits {
  const own = limits[method];
  if (own) return own;
  const found = METHODS.find(({ id }) => id === method);
  return (found ?? METHODS[0]).channels[currency].limits;
}

/** The whole text of the answer to payment/config: its list is written as no serialiser of compact JSON would write it. */
export function productsAnswer(products: Products, account: AccountKeys): string {
  const configs = configsOf(products, account);
  const written = escapeLetters(JSON.stringify(configs, undefined, 1));
  const message: JsonObject = { userId: "U-1042", configs };
  const form =
    products.signature === "unsigned" || products.signature === "bad" ? "compact" : products.signature;
  const merchantSecretKey = account.merchantSecretKey + (products.signature === "bad" ? "x" : "");
  const secret = { merchantSecretKey, privateKey: account.platformPrivateKey };
  const sign = signMessage(message, secret, (_name, value) => writeNested(form, value, written));
  const signed = products.signature === "unsigned" ? "" : `,"sign":${JSON.stringify(sign)}`;
  return `{"status":"1","error":"00000000","msg":"","data":{"userId":"U-1042","configs":${written}${signed}}}`;
}

function configsOf(products: Products, { currency, appId }: AccountKeys): JsonObject[] {
  const offered = METHODS.filter(({ id }) => !products.missing.includes(id));
  const kinds = [...new Set(offered.map(({ payType }) => payType))];
  return kinds.map((payType) => {
    const payMethods = offered.filter((method) => method.payType === payType);
    const isOlder = products.shape === "older";
    return {
      appId: isOlder ? String(appId) : appId,
      appName: "サンドボックス",
      tranCode: isOlder ? "15" : "collect",
      tranType: payType,
      currNo: currency.toUpperCase(),
      payMethods: payMethods.map(({ id, name, channels }) => {
        const { min, max } = limitsOf(products, id, currency);
        const limit = { singleMinAmount: amount(min), singleMaxAmount: amount(max) };
        const code = channels[currency].inBankCode;
        return isOlder ? { code, name: name.ja, limit } : { inBankCode: code, name: name.ja, limit };
      }),
      feeRate: { feeType: "1", feeMode: "0", feeRate: "3.00", feeFixedValue: "0", degrees: [] },
      settlement: { stlMode: "1", stlCycle: "D+7" },
      supportRefund: false,
    };
  });
}

function amount(written: string): string {
  return writeAmount(parsePlatformAmount(written));
}

/** Some serialisers of JSON escape what others do not: parsing and serialising it again would give a different text to sign. */
function escapeLetters(json: string): string {
  return json.replace(
    /[^\x20-\x7e\n]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
