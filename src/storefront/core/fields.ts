import type { Details, NeededField } from "../../contract/store-api";
import { readEmail, readName, readPhone } from "../../platform/buyer";
import type { Texts } from "./texts";

export type BuyerField = NeededField["field"];

type FieldTexts = Pick<Texts, "nameProblems" | "emailProblems" | "phoneProblems">;

/**
 * What is wrong with a phone number, as a message; undefined when it can be used. The server's rule: an address step
 * that asks for it knows before the payment step that a number will not do.
 */
export function phoneProblem(value: string, texts: FieldTexts): string | undefined {
  return said(readPhone(value), texts.phoneProblems);
}

/** What is wrong with an e-mail address, as a message; undefined when it can be used. The server's rule. */
export function emailProblem(value: string, texts: FieldTexts): string | undefined {
  return said(readEmail(value), texts.emailProblems);
}

/** What is wrong with the buyer's name, as a message; undefined when it can be used. The server's rule. */
export function nameProblem(value: string, texts: FieldTexts): string | undefined {
  return said(readName(value), texts.nameProblems);
}

const RULES: Record<BuyerField, typeof nameProblem> = {
  name: nameProblem,
  phone: phoneProblem,
  email: emailProblem,
};

/** What is still wrong with the fields that the buyer was asked for, as messages; empty when everything is right. */
export function checkDetails(
  needed: readonly NeededField[],
  details: Details,
  texts: FieldTexts,
): Partial<Record<BuyerField, string>> {
  const problems: Partial<Record<BuyerField, string>> = {};
  for (const { field } of needed) {
    const problem = RULES[field](details[field] ?? "", texts);
    if (problem !== undefined) problems[field] = problem;
  }
  return problems;
}

function said<Code extends string>(
  reading: { code: Code } | object,
  words: Record<Code, string>,
): string | undefined {
  return "code" in reading ? words[reading.code] : undefined;
}
