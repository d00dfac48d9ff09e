import type { KeyObject } from "node:crypto";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { stringifyJson, type JsonObject } from "./json";
import { verifyMessage } from "./signature";

/**
 * How a list or an object inside a message may have been written into the text that was signed. The platform says only
 * that the rule is the same and that nesting needs care, so they are tried in this order (protocol §9).
 */
export const NESTED_FORMS = ["as_written", "without_white_space", "compact"] as const;

export type NestedForm = (typeof NESTED_FORMS)[number];

/**
 * Finds the form of nested values with which the signature of a message verifies.
 *
 * @param message the signed fields, read without losing the written form of numbers
 * @param written the text of each field as it stands in the answer, by {@link writtenMembers}
 * @returns undefined when none verifies: then the message is advice and proves nothing
 */
export function findNestedForm(
  message: JsonObject,
  written: ReadonlyMap<string, string>,
  secret: { merchantSecretKey: string; publicKeys: readonly KeyObject[] },
): NestedForm | undefined {
  return NESTED_FORMS.find((form) =>
    verifyMessage(message, secret, (name, value) => writeNested(form, value, written.get(name))),
  );
}

/** @param written the value's original text; a value without one can only be serialised again */
export function writeNested(form: NestedForm, value: unknown, written: string | undefined): string {
  if (form === "compact" || written === undefined) return stringifyJson(value);
  return form === "as_written" ? written : withoutWhiteSpace(written);
}

/** White space inside texts is kept: it is part of the value. */
function withoutWhiteSpace(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
}

/**
 * The members of an object inside a JSON text, each with its exact original text.
 *
 * @param text valid JSON that parseJson has read, which bounds its depth
 * @param path where the object is, such as ["data"]
 */
export function writtenMembers(text: string, path: string[]): Map<string, string> {
  const root = parseTree(text);
  const object = root && findNodeAtLocation(root, path);
  const members = object?.children ?? [];
  return new Map(
    members.flatMap(({ children }) => {
      const [name, value] = children ?? [];
      if (name === undefined || value === undefined) return [];
      return [[name.value as string, text.slice(value.offset, value.offset + value.length)] as const];
    }),
  );
}
