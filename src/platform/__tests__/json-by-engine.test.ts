import { parse } from "lossless-json";
import { parseJson } from "../json";

// The parser that keeps written forms is several times slower than the engine's own, and is for what that one loses.
jest.mock("lossless-json", () => {
  const actual: typeof import("lossless-json") = jest.requireActual("lossless-json");
  return { ...actual, parse: jest.fn(actual.parse) };
});
const exactly = jest.requireActual<typeof import("lossless-json")>("lossless-json");

beforeEach(() => jest.clearAllMocks());

describe("The engine's own parser is enough", () => {
  it.each([
    '{"appId":1054,"orderId":"M1","amount":300.00,"fee":"10.00","status":2,"payTime":"2024-05-01 09:00:00"}',
    '{"a":-1.50,"b":0,"c":0.0,"d":9e2,"e":1E+2,"f":-0,"g":5}',
    '{"o":{"n":null,"t":true,"f":false,"l":[1.0,null,"2",[3.0,{"x":4.00}]]},"n":8}',
    '{"a1":1.0,"1a":2.0,"1.5":3.0,"-3":4.0,"":5.0}',
    '{"__proto__":1.0,"a":{"__proto__":{"b":2.0}},"constructor":3}',
    "[]",
    "7.00",
    '"text"',
    "null",
  ])("for %s", (text) => {
    expect(parseJson(text)).toEqual(exactly.parse(text));
    expect(parse).not.toHaveBeenCalled();
  });

  it("but not where it moves fields", () => {
    const text = '{"b":1,"1":1.0}';
    expect(parseJson(text)).toEqual(exactly.parse(text));
    expect(parse).toHaveBeenCalledTimes(1);
  });
});
