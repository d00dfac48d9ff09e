import { LosslessNumber } from "lossless-json";
import { PlatformClient } from "../client";
import { PlatformRefusedError, PlatformStaleAnswerError, PlatformUnreadableAnswerError } from "../errors";
import { stringifyJson } from "../json";
import { Transport } from "../transport";
import { failureOf, requestOf } from "./failures";
import {
  accountAt,
  appliedData,
  LocalPlatform,
  queriedData,
  send,
  signed,
  succeed,
  type Reaction,
} from "./local-platform";

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

describe("a pay page", () => {
  it.each([
    ["https://pay.example/1", "https://pay.example/1", true],
    ["HTTPS://pay.example/1", "https://pay.example/1", true],
    ["http://pay.example/1", "https://pay.example/1", false],
  ])("at %s of a platform that speaks https is one: %s", async (payUrl, _, isOne) => {
    const body = Buffer.from(
      stringifyJson({ status: "1", error: "", msg: "", data: signed({ ...appliedData, payUrl }) }),
    );
    jest.spyOn(Transport.prototype, "post").mockResolvedValueOnce({ httpStatus: 200, body });
    const call = client.apply(accountAt("https://platform.example"), requestOf());
    if (isOne) await expect(call).resolves.toMatchObject({ payUrl });
    else {
      const error = await failureOf(call);
      expect(error).toBeInstanceOf(PlatformUnreadableAnswerError);
      expect(error.message).toMatch(/payUrl is no https address/);
    }
  });
});

it("a refusal does not repeat who was refused", async () => {
  const { name, phone, email } = requestOf().buyer;
  platform.will(send({ status: "0", error: "17", msg: `${name} (${phone}, ${email}) is blocked` }));
  const error = await failureOf(client.apply(accountAt(platform.url), requestOf()));
  expect(error).toBeInstanceOf(PlatformRefusedError);
  expect(error).toMatchObject({ platformCode: "17", platformMessage: "*** (***, ***) is blocked" });
});

it("an answer of long ago that says paid is not believed, and asked for again", async () => {
  const data = { ...queriedData, actualAmount: "50000.00", status: new LosslessNumber("2") };
  const old: Reaction = (request, answer, message) => {
    answer.setHeader("Date", new Date(Date.now() - 3_600_000).toUTCString());
    succeed(data)(request, answer, message);
  };
  platform.will(old);
  const error = await failureOf(client.query(accountAt(platform.url), { orderId: "M1" }));
  expect(error).toBeInstanceOf(PlatformStaleAnswerError);
  platform.will(succeed(data));
  await expect(client.query(accountAt(platform.url), { orderId: "M1" })).resolves.toMatchObject({
    status: 2,
  });
});
