import type { Words } from "../../contract/store-api";
import { isHaipayProvider, methodIdIn } from "../../modules/haipay/ids";
import { languageOf } from "../../platform/language";
import {
  KIND_NAMES,
  NAMED_METHODS,
  type MethodId,
  type PaymentFlow,
  type PaymentKind,
} from "../../platform/methods";

/** A method as the kit knows it without asking the shop. */
export interface KnownMethod {
  id: MethodId;
  kind: PaymentKind;
  flow: PaymentFlow;
  name: Words;
}

/** Whether one of Medusa's payment providers belongs to this package, for example `pp_haipay-au-pay_haipay`. */
export function isHaiPay(providerId: string | null | undefined): boolean {
  return typeof providerId === "string" && isHaipayProvider(providerId);
}

/** The method behind a provider id; undefined for other providers. */
export function methodOf(providerId: string | null | undefined): KnownMethod | undefined {
  const id = typeof providerId === "string" ? methodIdIn(providerId) : undefined;
  return NAMED_METHODS.find((method) => method.id === id);
}

/** Every method, in the order in which they are offered. */
export function listKnownMethods(): readonly KnownMethod[] {
  return NAMED_METHODS;
}

/**
 * A title for lists of payment providers, such as "ローソン（コンビニ払い）".
 *
 * @param locale a language tag; Japanese for `ja`, otherwise English
 * @returns undefined for other providers
 */
export function titleOf(providerId: string | null | undefined, locale?: string | null): string | undefined {
  const method = methodOf(providerId);
  if (!method) return undefined;
  const language = languageOf(locale);
  const kind = KIND_NAMES[method.kind][language];
  return language === "ja" ? `${method.name.ja}（${kind}）` : `${method.name.en} (${kind.toLowerCase()})`;
}
