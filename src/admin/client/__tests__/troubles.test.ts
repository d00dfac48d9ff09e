import { FetchError } from "@medusajs/js-sdk";
import { sortTroubles } from "../troubles";

const UNREACHABLE = "No answer.";
const sort = (error: unknown) => sortTroubles(error, ["amount", "paid_on", "jpy.app_id"], UNREACHABLE);
const refusal = (message: string) => new FetchError(message, "Bad Request", 400);

describe("A refusal of the server", () => {
  it("is shown at the field that it names", () => {
    expect(sort(refusal("paid_on must be a day in Japan such as 2026-11-23."))).toEqual({
      fields: { paid_on: "paid_on must be a day in Japan such as 2026-11-23." },
    });
  });

  it("is split when it is about several fields", () => {
    expect(
      sort(refusal("amount must be text. jpy.app_id must be digits. They stand in the console.")),
    ).toEqual({
      fields: {
        amount: "amount must be text.",
        "jpy.app_id": "jpy.app_id must be digits. They stand in the console.",
      },
    });
  });

  it("is shown on top when it names none", () => {
    expect(sort(refusal("This purchase is paid already. amounts are final."))).toEqual({
      fields: {},
      general: "This purchase is paid already. amounts are final.",
    });
  });

  it("is told from no answer at all", () => {
    expect(sort(new TypeError("Failed to fetch"))).toEqual({ fields: {}, general: UNREACHABLE });
    expect(sort(refusal(""))).toEqual({ fields: {}, general: UNREACHABLE });
    expect(sort(null)).toEqual({ fields: {} });
  });
});
