import { z } from "zod";
import { readAnswer, type AnswerExpectation } from "../answer";
import {
  PlatformOutcomeUnknownError,
  PlatformRefusedError,
  PlatformSignatureError,
  PlatformStaleAnswerError,
  PlatformUnreadableAnswerError,
} from "../errors";
import { LosslessNumber } from "lossless-json";
import { stringifyJson, type JsonObject } from "../json";
import { parsePrivateKey, parsePublicKey } from "../keys";
import { queriedOrderSchema, type QueriedOrder } from "../schema";
import { merchantSecretKey, queriedData, signed } from "./local-platform";
import { keyTexts } from "./vectors";

const expected: AnswerExpectation<QueriedOrder> = {
  endpoint: "collect/query",
  orderId: "M1",
  schema: queriedOrderSchema,
  merchantSecretKey,
  publicKeys: [parsePublicKey(keyTexts.platform.publicKeyBase64)],
};

function readText(body: string | Buffer, httpStatus = 200): QueriedOrder {
  return readAnswer({ httpStatus, body: Buffer.from(body) }, expected);
}

function read(envelope: JsonObject, httpStatus = 200): QueriedOrder {
  return readText(stringifyJson(envelope), httpStatus);
}

const processed = (data: unknown): JsonObject => ({ status: "1", error: "00000000", msg: "", data });

function errorOf(doing: () => unknown): Error {
  try {
    doing();
  } catch (error) {
    return error as Error;
  }
  throw new Error("The answer was believed.");
}

const PROVES_NOTHING = "query the order, and report the answer to the platform if this stays.";

describe("An answer that is believed", () => {
  it.each([200, 201, 299, 400, 500])("is a signed one about the order, also with HTTP %i", (httpStatus) => {
    expect(read(processed(signed(queriedData)), httpStatus)).toMatchObject({
      orderId: "M1",
      amount: "50000",
      actualAmount: "0",
      status: 1,
    });
  });
});

describe("An answer that is not signed for its order", () => {
  it("proves nothing when a field was changed after signing, and its likely causes are told", () => {
    const error = errorOf(() => read(processed({ ...signed(queriedData), actualAmount: "50000.00" })));
    expect(error).toBeInstanceOf(PlatformSignatureError);
    expect(error).toMatchObject({ name: "PlatformSignatureError", orderMayExist: true });
    expect(error.message).toMatch(
      /^The signature of the platform's answer to collect\/query does not verify, so it proves nothing\./,
    );
  });

  it("proves nothing when the merchant's own key signed it", () => {
    const own = signed(queriedData, parsePrivateKey(keyTexts.merchant.privateKeyPkcs8Base64));
    expect(errorOf(() => read(processed(own)))).toBeInstanceOf(PlatformSignatureError);
  });

  it("is called unsigned before anybody looks whether its fields make sense", () => {
    expect(errorOf(() => read(processed({ orderId: 5 })))).toBeInstanceOf(PlatformSignatureError);
  });

  it("proves nothing when it is about another order, however well signed", () => {
    const error = errorOf(() => read(processed(signed({ ...queriedData, orderId: "M2" }))));
    expect(error).toBeInstanceOf(PlatformUnreadableAnswerError);
    expect(error.message).toBe(
      "The platform's answer to collect/query cannot be used: it is about another orderId than the one that was sent. " +
        `It proves nothing: ${PROVES_NOTHING}`,
    );
  });
});

describe("An answer that cannot be used", () => {
  it.each([
    ["no data", { status: "1", error: "", msg: "" }, "data must be an object"],
    ["data that are a list", processed([]), "data must be an object"],
    [
      "a sum in words",
      processed(signed({ ...queriedData, amount: "much" })),
      "amount must be a plain decimal number",
    ],
    ["a status that is neither 0 nor 1", { status: "2", data: {} }, "status must be 0 or 1"],
    ["no status", { data: {} }, "status must be text or a number"],
  ])("with %s is told with the field's name", (_, envelope, reason) => {
    const error = errorOf(() => read(envelope));
    expect(error).toBeInstanceOf(PlatformUnreadableAnswerError);
    expect(error).toMatchObject({ name: "PlatformUnreadableAnswerError", orderMayExist: true });
    expect(error.message).toBe(
      `The platform's answer to collect/query cannot be used: ${reason}. It proves nothing: ${PROVES_NOTHING}`,
    );
  });

  it("is told with the full stops inside of the reason", () => {
    const nested = {
      ...expected,
      schema: z.object({ orderId: z.string(), a: z.object({ b: z.string("must be text") }) }),
    };
    const body = Buffer.from(stringifyJson(processed(signed({ orderId: "M1", a: { b: null } }))));
    expect(() => readAnswer({ httpStatus: 200, body }, nested)).toThrow(
      /cannot be used: a\.b must be text\. It proves/,
    );
  });

  it("for not being JSON is told with one full stop after the reason", () => {
    expect(errorOf(() => readText("<html>")).message).toBe(
      "The platform's answer to collect/query cannot be used: The text is no valid JSON at character 0: send one " +
        `complete JSON value. It proves nothing: ${PROVES_NOTHING}`,
    );
    expect(errorOf(() => readText(Buffer.from([0xff]))).message).toMatch(/used: The text is no UTF-8/);
  });

  it.each([199, 300, 404, 500, 503])(
    "and comes with HTTP %i leaves open what became of the order",
    (httpStatus) => {
      for (const body of ["<html>", '{"status":"9"}']) {
        const error = errorOf(() => readText(body, httpStatus));
        expect(error).toBeInstanceOf(PlatformOutcomeUnknownError);
        expect(error).toMatchObject({ name: "PlatformOutcomeUnknownError", orderMayExist: true });
        expect(error.cause).toBe(`HTTP ${httpStatus}`);
        expect(error.message).toBe(
          `The platform answered collect/query with HTTP ${httpStatus} and no envelope of the protocol, and the request ` +
            "may have been carried out: query the order before anything else, and check the base URL if this stays.",
        );
      }
    },
  );
});

describe("A refusal", () => {
  const wayOut =
    "Look the code up in the platform's documentation, and check the account's settings and products in its console.";

  it.each([
    [{ error: "1029", msg: "too often" }, "1029", "too often", 'with code 1029: "too often"'],
    [{ error: 1029 }, "1029", "", "with code 1029"],
    [{ msg: "no" }, "", "no", 'without a code: "no"'],
    [{}, "", "", "without a code"],
  ])("of %j keeps the platform's code and words", (fields, platformCode, platformMessage, said) => {
    const error = errorOf(() => read({ status: "0", ...fields, data: signed(queriedData) }));
    expect(error).toBeInstanceOf(PlatformRefusedError);
    expect(error).toMatchObject({ name: "PlatformRefusedError", platformCode, platformMessage });
    expect(error.message).toBe(`The platform refused collect/query ${said}. ${wayOut}`);
  });

  it.each([200, 400, 429, 499])("is one as well when the status is a number, with HTTP %i", (httpStatus) => {
    expect(errorOf(() => read({ status: 0 }, httpStatus))).toBeInstanceOf(PlatformRefusedError);
  });

  it.each([500, 502, 503])("is not one with HTTP %i: the order may exist nevertheless", (httpStatus) => {
    const error = errorOf(() => read({ status: "0", error: "1029", msg: "busy" }, httpStatus));
    expect(error).toBeInstanceOf(PlatformOutcomeUnknownError);
    expect(error).toMatchObject({ orderMayExist: true, cause: `HTTP ${httpStatus}` });
    expect(error.message).toMatch(
      /HTTP 50. and a refusal, which a failing server cannot give, and the request may/,
    );
  });

  it("repeats no e-mail address and no phone number of those that it was sent", () => {
    const msg =
      "phone 090-1234-5678 (+81 9012345678) of taro@shop.example is blocked, see case 12345678 of 2026-11-28";
    const error = errorOf(() => read({ status: "0", error: "1", msg }));
    expect(error).toMatchObject({
      platformMessage: "phone *** (***) of *** is blocked, see case 12345678 of 2026-11-28",
    });
    expect(error.message).not.toMatch(/taro|9012345678|090-/);
  });
});

describe("An answer that ends an order", () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const answerOf = (status: number, givenAt: Date | undefined): QueriedOrder => {
    const data = { ...queriedData, actualAmount: "50000.00", status: new LosslessNumber(String(status)) };
    const body = Buffer.from(stringifyJson(processed(signed(data))));
    return readAnswer({ httpStatus: 200, body, givenAt }, expected);
  };

  it.each([2, 3, 5])("by status %i must have been given about now, by both clocks", (status) => {
    for (const minutes of [0, 9, -9]) expect(answerOf(status, minutesAgo(minutes))).toMatchObject({ status });
    for (const minutes of [11, -11, 100_000]) {
      const error = errorOf(() => answerOf(status, minutesAgo(minutes)));
      expect(error).toBeInstanceOf(PlatformStaleAnswerError);
      expect(error).toMatchObject({ name: "PlatformStaleAnswerError", orderMayExist: true });
      expect(error.message).toMatch(
        /It may be an old answer, so it proves nothing: set the clock, and look for a proxy/,
      );
    }
  });

  it("is believed when it says no time", () => {
    expect(answerOf(2, undefined)).toMatchObject({ status: 2 });
  });

  it.each([-1, 0, 1, 4])("is none by status %i, which may be as old as it likes", (status) => {
    expect(answerOf(status, minutesAgo(100_000))).toMatchObject({ status });
  });
});
