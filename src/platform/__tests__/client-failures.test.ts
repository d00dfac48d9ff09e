import net from "node:net";
import { LosslessNumber } from "lossless-json";
import { PlatformClient } from "../client";
import {
  PlatformError,
  PlatformOutcomeUnknownError,
  PlatformRefusedError,
  PlatformSignatureError,
  PlatformUnreachableError,
  PlatformUnreadableAnswerError,
} from "../errors";
import { stringifyJson } from "../json";
import { parsePrivateKey } from "../keys";
import { failureOf, requestOf } from "./failures";
import {
  accountAt,
  appliedData,
  listen,
  LocalPlatform,
  queriedData,
  send,
  sendText,
  signed,
  succeed,
  type Reaction,
} from "./local-platform";
import { keyTexts } from "./vectors";

let platform: LocalPlatform;
let client: PlatformClient;

beforeAll(async () => {
  platform = await LocalPlatform.start();
});
beforeEach(() => {
  client = new PlatformClient({ connectTimeoutMs: 1_000, totalTimeoutMs: 1_000 });
});
afterEach(() => client.close());
afterAll(() => platform.stop());

function envelope(data: unknown): Reaction {
  return send({ status: "1", error: "00000000", msg: "", data });
}

const wholeAnswer = stringifyJson({ status: "1", error: "00000000", msg: "", data: signed(appliedData) });
const resetBeforeAnswer: Reaction = (request) => request.socket.resetAndDestroy();
const closeBeforeAnswer: Reaction = (request) => request.socket.destroy();
const resetInsideAnswer: Reaction = (request, answer) => {
  answer.writeHead(200, { "Content-Length": wholeAnswer.length });
  answer.write(wholeAnswer.slice(0, 100), () => request.socket.resetAndDestroy());
};
const closeInsideAnswer: Reaction = (request, answer) => {
  answer.writeHead(200);
  answer.write(wholeAnswer.slice(0, 100), () => request.socket.destroy());
};
const neverAnswer: Reaction = () => undefined;
const dribble: Reaction = (_, answer) => {
  answer.writeHead(200);
  const timer = setInterval(() => answer.write(" "), 50);
  answer.on("close", () => clearInterval(timer));
};
const noHttp: Reaction = (request) => request.socket.end("hello\r\n\r\n");
const redirect: Reaction = (_, answer) =>
  answer.writeHead(307, { Location: `${platform.url}/elsewhere` }).end();

describe("not reached: the order surely does not exist", () => {
  async function unreachable(baseUrl: string, limits = {}): Promise<PlatformError> {
    const other = new PlatformClient({ connectTimeoutMs: 1_000, totalTimeoutMs: 5_000, ...limits });
    const error = await failureOf(other.apply(accountAt(baseUrl), requestOf()));
    other.close();
    expect(error).toBeInstanceOf(PlatformUnreachableError);
    expect(error.orderMayExist).toBe(false);
    expect(error.message).toMatch(/Nothing was sent: check the base URL/);
    return error;
  }

  it("when the port refuses", async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const error = await unreachable(`http://127.0.0.1:${port}`);
    expect(error.cause).toBe("ECONNREFUSED");
    expect(error.message).toContain(`The platform at 127.0.0.1:${port} was not reached`);
  });

  it("when the name of the host does not exist", async () => {
    await unreachable("http://platform.invalid");
  });
});

describe("outcome unknown: the order may exist", () => {
  it.each<[string, Reaction, RegExp]>([
    [
      "the connection is reset before any byte",
      resetBeforeAnswer,
      /broke off before its answer was whole \(ECONNRESET\)/,
    ],
    ["the connection is closed before any byte", closeBeforeAnswer, /broke off before its answer was whole/],
    ["the connection is reset inside the answer", resetInsideAnswer, /broke off before its answer was whole/],
    [
      "the connection is closed inside a chunked answer",
      closeInsideAnswer,
      /broke off before its answer was whole/,
    ],
    ["no answer comes", neverAnswer, /gave no whole answer within 1000 ms/],
    ["the answer never ends", dribble, /gave no whole answer within 1000 ms/],
    ["the answer is no HTTP", noHttp, /broke off before its answer was whole \(HPE_/],
    ["HTTP 500 comes with a page", sendText("<html>oops</html>", 500), /with HTTP 500 and no envelope/],
    [
      "HTTP 500 comes with another service's JSON",
      send({ status: new LosslessNumber("500") }, 500),
      /HTTP 500/,
    ],
    ["HTTP 504 comes with nothing", sendText("", 504), /with HTTP 504 and no envelope/],
    ["HTTP 429 comes without an envelope", sendText("slow down", 429), /with HTTP 429 and no envelope/],
    ["HTTP 404 comes without an envelope", sendText("not found", 404), /with HTTP 404 .* check the base URL/],
    ["a redirect comes, which is not followed", redirect, /with HTTP 307 and no envelope/],
  ])("when %s", async (_, reaction, words) => {
    platform.will(reaction);
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformOutcomeUnknownError);
    expect(error.orderMayExist).toBe(true);
    expect(error.message).toMatch(words);
    expect(error.message).toContain("query the order before anything else");
    expect(platform.received.map(({ url }) => url)).toEqual(["/jpy/collect/apply"]);
  });

  it("when a kept-alive connection turns out to be closed", async () => {
    platform.will(succeed(queriedData), resetBeforeAnswer);
    await client.query(accountAt(platform.url), { orderId: "M1" });
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformOutcomeUnknownError);
    expect(error.orderMayExist).toBe(true);
    expect(new Set(platform.received.map(({ port }) => port)).size).toBe(1);
    expect(platform.received.length).toBe(2);
  });
});

describe("unreadable: the answer proves nothing", () => {
  const { payUrl: _, ...withoutPayUrl } = appliedData;

  it.each<[string, Reaction, RegExp]>([
    ["a page", sendText("<!doctype html><p>Maintenance"), /no valid JSON at character 0/],
    ["nothing", sendText(""), /no valid JSON/],
    ["JSON that is cut off", sendText(wholeAnswer.slice(0, -20)), /no valid JSON at character \d+/],
    ["a field twice", sendText('{"status":"1","status":"1"}'), /names a field twice/],
    ["a list", sendText("[]"), /not an object/],
    ["more than 1 MiB", sendText(" ".repeat(1024 * 1024 + 1)), /answered with more than 1048576 bytes/],
    ["no status", send({ data: signed(appliedData) }), /status must be text or a number/],
    ["an odd status", send({ status: "2", data: signed(appliedData) }), /status must be 0 or 1/],
    ["no data", send({ status: "1" }), /data must be an object/],
    ["data that is text", envelope("{}"), /data must be an object/],
    [
      "another order",
      succeed({ ...appliedData, orderId: "M2" }),
      /about another orderId than the one that was sent/,
    ],
    ["the order in other letters", succeed({ ...appliedData, orderId: "m1" }), /about another orderId/],
    ["no pay address", succeed(withoutPayUrl), /payUrl must be an address/],
    [
      "a script for a pay address",
      succeed({ ...appliedData, payUrl: "javascript:alert(1)" }),
      /payUrl must be an http/,
    ],
    [
      "a data address",
      succeed({ ...appliedData, payUrl: "data:text/html,x" }),
      /payUrl must be an http or https/,
    ],
    ["no order number", succeed({ ...appliedData, orderNo: "" }), /orderNo must have 1 to 64/],
  ])("when it is %s", async (_, reaction, words) => {
    platform.will(reaction);
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformUnreadableAnswerError);
    expect(error.orderMayExist).toBe(true);
    expect(error.message).toMatch(words);
    expect(platform.received.length).toBe(1);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "an amount with an exponent",
      { amount: new LosslessNumber("5e4") },
      /amount must be a plain decimal number/,
    ],
    ["a negative amount", { actualAmount: "-1.00" }, /actualAmount must be a plain decimal number/],
    ["no amount", { amount: null }, /amount must be text or a number/],
    ["an unknown status", { status: new LosslessNumber("7") }, /status must be one of -1, 0, 1, 2, 3, 4, 5/],
    [
      "success without a received sum",
      { status: "2", actualAmount: null },
      /actualAmount must be there when the status/,
    ],
    ["an impossible pay time", { payTime: "2024-02-30 00:00:00" }, /payTime must be a possible time/],
    ["another order", { orderId: "M2" }, /about another orderId/],
  ])("when a queried order has %s", async (_, fields, words) => {
    platform.will(succeed({ ...queriedData, ...fields }));
    const error = await failureOf(client.query(accountAt(platform.url), { orderId: "M1" }, { retries: 0 }));
    expect(error).toBeInstanceOf(PlatformUnreadableAnswerError);
    expect(error.message).toMatch(words);
  });
});

describe("a signature that does not verify", () => {
  const merchantKey = parsePrivateKey(keyTexts.merchant.privateKeyPkcs8Base64);

  it.each<[string, Reaction]>([
    ["is another party's", envelope(signed(appliedData, merchantKey))],
    ["is missing", envelope(appliedData)],
    [
      "was made before a field was changed",
      envelope({ ...signed(appliedData), payUrl: "https://evil.example" }),
    ],
    ["was made before a field was added", envelope({ ...signed(appliedData), bankNo: "1" })],
    [
      "covers another written form",
      envelope({ ...signed({ ...appliedData, n: new LosslessNumber("1.00") }), n: "1" }),
    ],
    ["stands under an HTTP error", send({ status: "1", data: appliedData }, 500)],
  ])("is an error of its own when it %s", async (_, reaction) => {
    platform.will(reaction);
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformSignatureError);
    expect(error.orderMayExist).toBe(true);
    for (const cause of [
      /other currency or environment/,
      /white space/,
      /PKCS#1/,
      /written form/,
      /dropped/,
    ]) {
      expect(error.message).toMatch(cause);
    }
  });

  it("is found before the order id is even compared", async () => {
    platform.will(envelope(signed({ ...appliedData, orderId: "M2" }, merchantKey)));
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformSignatureError);
  });

  it("says at once what can be seen: no sign, no key, white space in the secret", async () => {
    platform.will(envelope(appliedData));
    const account = accountAt(platform.url, { merchantSecretKey: "other ", platformPublicKeys: [] });
    const { message } = await failureOf(client.query(account, { orderId: "M1" }));
    expect(message).toContain("it carries no sign at all");
    expect(message).toContain("no platform public key is set");
    expect(message).toContain("the merchant secret key begins or ends with white space");
  });
});

describe("a refusal", () => {
  it.each([200, 400, 429])("is known with its code and words under HTTP %i", async (httpStatus) => {
    platform.will(
      send({ status: "0", error: "4002", msg: "channel code does not exist", data: null }, httpStatus),
    );
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toBeInstanceOf(PlatformRefusedError);
    expect(error).toMatchObject({
      orderMayExist: false,
      platformCode: "4002",
      platformMessage: "channel code does not exist",
    });
    expect(error.message).toMatch(
      /^The platform refused collect\/apply with code 4002: "channel code does not exist"\. /,
    );
  });

  it("may have an integer for status and code, and no words", async () => {
    platform.will(send({ status: new LosslessNumber("0"), error: new LosslessNumber("4002") }));
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toMatchObject({ platformCode: "4002", platformMessage: "" });
  });

  it("keeps its words short and on one line", async () => {
    platform.will(send({ status: "0", error: "", msg: `a\r\nb${"c".repeat(5000)}` }));
    const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
    expect(error).toMatchObject({ platformCode: "", platformMessage: `a  b${"c".repeat(296)}` });
    expect(error.message).toMatch(/^The platform refused collect\/apply without a code: "a {2}bccc/);
  });
});
