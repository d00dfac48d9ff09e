import { LosslessNumber, parse } from "lossless-json";
import { JsonError, parseJson, parseJsonObject, stringifyJson } from "../json";

describe("parseJson", () => {
  it.each(["100.00", "9223372036854775807", "1e5", "-0", "1.50", "0.1000000000000000000000001"])(
    "keeps the number %s as it is written",
    (number) => {
      const message = parseJsonObject(`{"n":${number},"list":[${number}]}`);
      expect(message.n).toEqual(new LosslessNumber(number));
      expect(stringifyJson(message)).toBe(`{"n":${number},"list":[${number}]}`);
    },
  );

  it.each([
    "",
    " ",
    "{",
    "[1,",
    '{"a":1,}',
    "{'a':1}",
    '{"a" 1}',
    "01",
    "1.",
    "nul",
    '{"a":1} x',
    '"\n"',
    '"\\x"',
    "<html>",
    "\uFEFF{}",
  ])("refuses %j, which is no JSON", (text) => {
    expect(() => parseJson(text)).toThrow(JsonError);
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: "JsonError" }) as Error);
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":"1","b":{"c":null,"c":null}}',
    '[{"a":[],"a":[]}]',
    '{"a":{},"\\u0061":{}}',
  ])("refuses the repeated field in %s", (text) => {
    expect(() => parseJson(text)).toThrow(/names a field twice/);
  });

  it.each([
    '{"2":1.0,"1":2.0}',
    '{"b":{"10":[1.50,{"9":-0}]},"a":1e2}',
    '{"1":"2","a":3.10,"0":"x","b":[4.0]}',
    '{"__proto__":1.0,"a":2.0}',
    '{"__proto__":{"a":1.0},"constructor":-1E+2}',
    '{"1.5":2.50,"-3":4.0}',
    '[1.0,[2.0,"3.0",{"a":"-4"}],5.0]',
    '{"text":"1 \\" 2","n":3.0}',
    "7.00",
  ])("gives each number of %s its own written form", (text) => {
    const inOrder = (value: string) => [...value.matchAll(/"(?:\\.|[^"])*"|[-+.\deE]+/g)].map(String).sort();
    const written = stringifyJson(parseJson(text));
    // The engine lists fields that are named like array indexes first.
    expect(inOrder(written)).toEqual(inOrder(text));
    expect(parseJson(written)).toEqual(parseJson(text));
    expect(parseJson(text)).toEqual(parse(text));
  });

  it.each([
    ['{"2":1.0,"1":1.00}', '{"1":1.00,"2":1.0}'],
    ['{"20":1.0,"10":1.00}', '{"10":1.00,"20":1.0}'],
    ['{"a":[{"10":-0,"9":-0.0}]}', '{"a":[{"9":-0.0,"10":-0}]}'],
  ])(
    "does not exchange the written forms of equal numbers in %s, whose fields the engine moves",
    (text, moved) => {
      expect(stringifyJson(parseJson(text))).toBe(moved);
    },
  );

  it("reads a long message, and a long list, whose parts close again", () => {
    const fields = `{${Array.from({ length: 50 }, (_, i) => `"f${i}":null`).join(" , ")}}`;
    expect(stringifyJson(parseJson(fields))).toBe(fields.replaceAll(" , ", ","));
    const list = `[${'{"a":[]},'.repeat(50)}{}]`;
    expect(stringifyJson(parseJson(list))).toBe(list);
  });

  it("refuses what is nested too deeply also when something shallow follows", () => {
    const deep = "[".repeat(32) + "]".repeat(32);
    expect(() => parseJson(`[${deep},[]]`)).toThrow(/nested more than 32 deep/);
  });

  it("does not take colons and braces inside texts for fields and depth", () => {
    const text = JSON.stringify({ url: "https://shop.example/?a=1:2", odd: '\\":{[{', ":": "{".repeat(50) });
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it("reads 32 levels and refuses 33, and 100000 without exhausting the stack", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(stringifyJson(parseJson(nested(32)))).toBe(nested(32));
    expect(() => parseJson(nested(33))).toThrow(/nested more than 32 deep/);
    expect(() => parseJson(nested(100_000))).toThrow(/nested more than 32 deep/);
    const amongOthers = (depth: number) => "[null,[],".repeat(depth) + "{}" + "]".repeat(depth);
    expect(stringifyJson(parseJson(amongOthers(31)))).toBe(amongOthers(31));
    expect(() => parseJson(amongOthers(32))).toThrow(/nested more than 32 deep/);
    expect(() => parseJson('{"a":'.repeat(33) + "1" + "}".repeat(33))).toThrow(/nested more than 32 deep/);
  });

  it("keeps __proto__ as a plain own field that changes nothing", () => {
    const message = parseJsonObject('{"__proto__":{"polluted":true},"constructor":"x"}');
    expect(Object.keys(message)).toEqual(["__proto__", "constructor"]);
    expect(message.polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  it("says where the text breaks and quotes none of it", () => {
    expect(() => parseJson('{"phone":"09012345678","email":taro}')).toThrow(
      "The text is no valid JSON at character 31: send one complete JSON value.",
    );
  });
});

describe("parseJsonObject", () => {
  it.each(["[]", "null", '"a"', "1", "true", "[{}]"])("refuses %s, which is no object", (text) => {
    expect(() => parseJsonObject(text)).toThrow(/not an object/);
  });
});

describe("stringifyJson", () => {
  it("writes compact JSON and leaves undefined fields out", () => {
    const value = { b: [1, "二", null], a: undefined, n: new LosslessNumber("1.00"), t: true };
    expect(stringifyJson(value)).toBe('{"b":[1,"二",null],"n":1.00,"t":true}');
  });

  it("writes an object that has a form of its own in that", () => {
    expect(stringifyJson({ toJSON: () => "2026" })).toBe('"2026"');
  });

  it("refuses a value without a JSON form", () => {
    expect(() => stringifyJson(undefined)).toThrow(
      new JsonError(
        "The value has no JSON form: give an object, an array, a text, a number, true, false or null.",
      ),
    );
  });
});
