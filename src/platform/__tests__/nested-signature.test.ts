import { parseJsonObject, type JsonObject } from "../json";
import { parsePrivateKey, parsePublicKey } from "../keys";
import { findNestedForm, NESTED_FORMS, writeNested, writtenMembers } from "../nested-signature";
import { signMessage, stringToSign } from "../signature";
import { merchantSecretKey } from "./local-platform";
import { keyTexts } from "./vectors";

const LIST = '[ {"name": "a  b\\/\\u30ed", "rate": 3.00},\n  {"quoted": "\\" [1, 2]"} ]';
const TEXT = `{"status": "1", "data": {"userId": "U-1", "configs": ${LIST}, "other": {"x": 1}}}`;
const DATA = parseJsonObject(TEXT).data as JsonObject;
const WRITTEN = writtenMembers(TEXT, ["data"]);
const SECRET = { merchantSecretKey, publicKeys: [parsePublicKey(keyTexts.platform.publicKeyBase64)] };

function signedAs(form: (typeof NESTED_FORMS)[number]): JsonObject {
  const privateKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs8Pem);
  const sign = signMessage(DATA, { merchantSecretKey, privateKey }, (name, value) =>
    writeNested(form, value, WRITTEN.get(name)),
  );
  return { ...DATA, sign };
}

describe("Nested values in a signed message", () => {
  it("are taken from the answer exactly as written", () => {
    expect(Object.fromEntries(WRITTEN)).toEqual({ userId: '"U-1"', configs: LIST, other: '{"x": 1}' });
    expect(writtenMembers(TEXT, ["nothing"])).toEqual(new Map());
  });

  it("are three different texts, and each keeps the white space that is part of a value", () => {
    const texts = NESTED_FORMS.map((form) =>
      stringToSign(DATA, "k", (name, value) => writeNested(form, value, WRITTEN.get(name))),
    );
    expect(texts).toEqual([
      `configs=${LIST}&other={"x": 1}&userId=U-1&key=k`,
      'configs=[{"name":"a  b\\/\\u30ed","rate":3.00},{"quoted":"\\" [1, 2]"}]&other={"x":1}&userId=U-1&key=k',
      'configs=[{"name":"a  b/ロ","rate":3.00},{"quoted":"\\" [1, 2]"}]&other={"x":1}&userId=U-1&key=k',
    ]);
  });

  it.each(NESTED_FORMS)(
    "verify when they were signed %s, and not when anything was changed since",
    (form) => {
      const message = signedAs(form);
      expect(findNestedForm(message, WRITTEN, SECRET)).toBe(form);
      expect(findNestedForm({ ...message, userId: "U-2" }, WRITTEN, SECRET)).toBeUndefined();
      expect(findNestedForm(message, WRITTEN, { ...SECRET, merchantSecretKey: "other" })).toBeUndefined();
    },
  );

  it("verify in no form without a sign", () => {
    expect(findNestedForm(DATA, WRITTEN, SECRET)).toBeUndefined();
  });
});
