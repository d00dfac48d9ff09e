import type { Details, NeededField } from "../../contract/store-api";
import { readPhone } from "../../platform/buyer";
import type { Texts } from "./texts";

export type BuyerField = NeededField["field"];

/** What is still wrong with the fields that the buyer was asked for, in words; empty when all is well. */
export function checkDetails(
  needed: readonly NeededField[],
  details: Details,
  texts: Pick<Texts, "nameMissing" | "emailProblem" | "phoneProblems">,
): Partial<Record<BuyerField, string>> {
  const problems: Partial<Record<BuyerField, string>> = {};
  for (const { field } of needed) {
    const value = details[field]?.trim() ?? "";
    if (field === "phone") {
      const reading = readPhone(value);
      if ("code" in reading) problems.phone = texts.phoneProblems[reading.code];
    } else if (field === "name") {
      if (value === "") problems.name = texts.nameMissing;
    } else if (!/^\S+@\S+\.\S+$/.test(value)) problems.email = texts.emailProblem;
  }
  return problems;
}
