import fc from "fast-check";

/** Any character, also such as break databases, logs and terminals. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\u202e\u2066",
    "\u200b\u2060\ufeff",
    "\u3164",
    "\u2800\u00ad",
    "\u202d090-1234-5678\u202c",
    "Yama\u00adda\u200b Hanako\u2069",
    "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "'; DROP TABLE haipay_collect_order; --",
    "${7*7}{{7*7}}<script>alert(1)</script>",
    "../../../../etc/passwd",
    "__proto__",
    "constructor",
    "NaN",
    "undefined",
    "\r\nSet-Cookie: a=b",
    "x".repeat(5_000),
    "\u3042".repeat(3_000),
    "e\u0301".repeat(2_000),
  ),
);

export const nastyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "__defineGetter__",
    "then",
  ),
  fc.constantFrom(
    "ORDERID",
    "orderid",
    "order_id",
    " orderId",
    "orderId\u0000",
    "sign",
    "Sign",
    "key",
    "appId",
    "status",
  ),
  nastyText,
);

const number = fc.oneof(
  fc.constantFrom(
    "-0",
    "1e999",
    "-1e999",
    "1E400",
    "0.1e-400",
    "9007199254740993",
    "1.0",
    "2.0",
    "02",
    "+1",
    ".5",
    "0x10",
  ),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map(String),
  fc.double().map(String),
  fc.nat({ max: 3 }).map((length) => "9".repeat(10 ** length)),
);

const deep = fc
  .tuple(
    fc.integer({ min: 1, max: 4_000 }),
    fc.constantFrom(["[", "]"], ['{"a":', "}"], ['{"__proto__":', "}"]),
  )
  .map(([depth, [open, close]]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

/** A value as text: mostly JSON, sometimes not quite. */
export const nastyRaw: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: nastyText.map((text) => JSON.stringify(text)) },
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "null",
      "true",
      "false",
      "[]",
      "{}",
      '""',
      "[{}]",
      '{"__proto__":{"polluted":1}}',
    ),
  },
  { weight: 1, arbitrary: deep },
);
