import {
  emailProblem,
  nameProblem,
  phoneProblem,
  type Texts as KitTexts,
} from "../../../src/storefront/index";
import type { Texts } from "../texts";
import { fieldsOf, labelOf, type FieldName, type Values } from "./fields";
import { evenWidths, readPostcode } from "./widths";

/** What is wrong with each field, in words. */
export type Problems = Partial<Record<FieldName, string>>;

interface Words {
  shop: Texts["address"];
  kit: KitTexts;
}

/**
 * Looks at the whole address by the rules of the server: the kit's for whoever pays, so that nothing is refused at the payment step that
 * was accepted here.
 *
 * @param country two lower-case letters
 */
export function checkAddress(values: Values, country: string, words: Words): Problems {
  const problems: Problems = {};
  for (const { name, required } of fieldsOf(country)) {
    const problem =
      required && !values[name].trim()
        ? words.shop.missing(labelOf(name, words.shop, country))
        : problemOf(name, values, country, words);
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

function problemOf(
  name: FieldName,
  values: Values,
  country: string,
  { shop, kit }: Words,
): string | undefined {
  const value = values[name];
  switch (name) {
    case "email":
      return emailProblem(evenWidths(value), kit);
    case "last_name":
      // One name goes to the payment: it is judged whole, and said once.
      return nameProblem(evenWidths(`${value} ${values.first_name}`), kit);
    case "last_name_kana":
    case "first_name_kana":
      return value && !/^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u.test(evenWidths(value))
        ? shop.kanaOnly
        : undefined;
    case "postal_code":
      return country === "jp" && readPostcode(value) === undefined ? shop.postalCodeWrong : undefined;
    case "phone":
      return country === "jp" ? phoneProblem(value, kit) : undefined;
    default:
      return undefined;
  }
}

/** The address as it is sent: every field in even widths, the postcode with its hyphen, hiragana of a name's reading as katakana. */
export function tidy(values: Values, country: string): Values {
  const tidied = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, evenWidths(value)]),
  ) as Values;
  return {
    ...tidied,
    postal_code:
      country === "jp" ? (readPostcode(values.postal_code) ?? tidied.postal_code) : tidied.postal_code,
    last_name_kana: inKatakana(tidied.last_name_kana),
    first_name_kana: inKatakana(tidied.first_name_kana),
  };
}

function inKatakana(written: string): string {
  return written.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}
