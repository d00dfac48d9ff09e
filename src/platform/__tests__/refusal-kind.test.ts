import { classifyRefusal } from "../errors";

describe("a refused query", () => {
  it.each([
    ["sign verification failed", "signature"],
    ["sign verification failed: this was signed with the keys of USD", "signature"],
    ["Invalid signature", "signature"],
    ["验签失败", "signature"],
    ["order does not exist", "unknown_order"],
    ["Order not found", "unknown_order"],
    ["merchant order not exist", "unknown_order"],
    ["订单不存在", "unknown_order"],
    ["appId does not exist", "account"],
    ["appId belongs to USD, and the path says JPY", "account"],
    ["merchant is disabled", "account"],
    ["No permission to pay for products", "product"],
    ["too many requests", "other"],
    ["", "other"],
  ])("that says %j is about %s", (message, kind) => {
    expect(classifyRefusal({ platformMessage: message, platformCode: "9999" })).toBe(kind);
  });

  it("is about the product when the code says so, whatever the message", () => {
    const refusal = { platformMessage: "system:channel code does not exist", platformCode: "4002" };
    expect(classifyRefusal(refusal)).toBe("product");
  });
});
