import { PlatformRefusedError } from "../../platform/errors";
import { collectOrder } from "../../modules/haipay/__tests__/rows";
import { applyFailureMessage } from "../buyer-messages";

const LANDLINE = "0312345678";
const MOBILE = "09012345678";

function messageFor(phone: string, platformMessage: string, locale = "en"): string {
  const error = new PlatformRefusedError("refused", { platformCode: "7777", platformMessage });
  const row = collectOrder({ method: "konbini-lawson", buyer_phone: phone, locale });
  return applyFailureMessage(error, row, false);
}

describe("A refused payment", () => {
  it("of somebody with a landline number names a mobile number as the way out, in their language", () => {
    expect(messageFor(LANDLINE, "invalid parameter")).toMatch(
      /^The payment with Lawson was not accepted \(7777\)\. Nothing was charged\. .* please try a mobile one\.$/,
    );
    expect(messageFor(LANDLINE, "invalid parameter", "ja")).toMatch(
      /携帯電話の番号（11桁）でもう一度お試しください。$/,
    );
  });

  it.each([
    ["a mobile number", MOBILE, "invalid parameter"],
    ["a refusal of the account's product", LANDLINE, "No permission to pay for products"],
    ["a refused signature", LANDLINE, "sign verification failed"],
  ])("says nothing of the number with %s", (_what, phone, words) => {
    expect(messageFor(phone, words)).not.toMatch(/mobile/);
  });

  it("never repeats what the platform says", () => {
    expect(messageFor(MOBILE, "java.lang.NullPointerException")).not.toMatch(/java/);
  });
});
