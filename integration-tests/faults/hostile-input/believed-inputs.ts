import fc from "fast-check";
import type { KeyObject } from "node:crypto";
import type { HostileRequest } from "./fire";
import { sign, write, type Field } from "./message";
import { nastyName, nastyRaw, nastyText } from "./nasty-values";

/** What it takes to sign as the platform. */
export interface Platform {
  appId: string;
  secretKey: string;
  privateKey: KeyObject;
  /** Order ids that the messages name, besides senseless ones. */
  orderIds: string[];
}

/** The same message with its fields in another order, with spaces, and with fields that are not signed. */
export function harmlessInputs(fields: readonly Field[]): fc.Arbitrary<HostileRequest> {
  const unsigned = fc.constantFrom<Field[]>(
    { name: "extra", raw: "null" },
    { name: "errorMsg", raw: '""' },
    { name: "netto", raw: "null" },
  );
  return fc
    .record({
      order: fc.shuffledSubarray([...fields], { minLength: fields.length }),
      added: fc.uniqueArray(unsigned, { selector: ({ name }) => name }),
      space: fc.constantFrom("", " ", "\n", "\t \r\n"),
      type: fc.constantFrom(...TYPES),
    })
    .map(({ order, added, space, type }) => {
      const kept = order.filter(({ name }) => !added.some((one) => one.name === name));
      const parts = [...kept, ...added].map(
        ({ name, raw }) => `${JSON.stringify(name)}${space}:${space}${raw}`,
      );
      const message = notification(`${space}{${parts.join(`,${space}`)}}${space}`);
      const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
      return { ...message, headers };
    });
}

/** What the bytes are called changes nothing about what was signed. */
const TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "text/json",
  "application/problem+json",
  "application/octet-stream",
  "application/x-www-form-urlencoded",
  "text/plain",
  "nonsense",
  undefined,
];

/** Messages whose signature is right, about anything. */
export function believedInputs({
  appId,
  secretKey,
  privateKey,
  orderIds,
}: Platform): fc.Arbitrary<HostileRequest> {
  const orderId = fc.oneof(fc.constantFrom(...orderIds), nastyText).map((id) => JSON.stringify(id));
  const field = fc.record({ name: nastyName.filter((name) => !(name in RESERVED)), raw: nastyRaw });
  const value = (usual: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, nastyRaw);
  return fc
    .record({
      orderId,
      status: fc.oneof(fc.constantFrom("2", "3", "4", "5"), nastyRaw),
      amount: value('"1700.00"'),
      fee: value('"51.00"'),
      payTime: value('"2026-11-24 10:00:00"'),
      others: fc.uniqueArray(field, { maxLength: 3, selector: ({ name }) => name }),
    })
    .map(({ others, ...usual }) => {
      const fields: Field[] = [
        { name: "appId", raw: appId },
        { name: "currency", raw: '"USD"' },
        ...Object.entries(usual).map(([name, raw]) => ({ name, raw })),
        ...others,
      ];
      return notification(write(trySigning(fields, secretKey, privateKey)));
    });
}

const RESERVED: Record<string, true> = {
  appId: true,
  currency: true,
  orderId: true,
  status: true,
  amount: true,
  fee: true,
  payTime: true,
  sign: true,
};

/** A text that is not quite JSON cannot be signed. */
function trySigning(fields: Field[], secretKey: string, privateKey: KeyObject): Field[] {
  try {
    return sign(fields, secretKey, privateKey);
  } catch {
    return [...fields, { name: "sign", raw: '"none"' }];
  }
}

/** As the platform sends it. */
export function notification(text: string): HostileRequest {
  return {
    method: "POST",
    path: "/hooks/haipay",
    headers: { "content-type": "application/json" },
    body: Buffer.from(text, "utf8"),
  };
}
