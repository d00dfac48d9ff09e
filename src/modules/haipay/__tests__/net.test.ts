import { netOf } from "../ledger/figures";
import { collectOrder } from "./rows";

describe("What is left for the shop", () => {
  it.each([
    { what: "before its fee", state: "paid", received_amount: "1700", fee: "51", net: "1649" },
    { what: "after its fee", state: "paid", received_amount: "1649", fee: "51", net: "1649" },
    { what: "with a surplus", state: "paid", received_amount: "2000", fee: "60", net: "1940" },
    { what: "in part", state: "open", received_amount: "700", fee: "21", net: "679" },
    { what: "in a part below the fee", state: "open", received_amount: "10", fee: "51", net: "-41" },
    { what: "without a fee", state: "paid", received_amount: "1700", fee: null, net: "1700" },
  ] as const)("of a sum that came $what", ({ state, received_amount, fee, net }) => {
    expect(netOf(collectOrder({ state, received_amount, fee }))).toBe(net);
  });

  it.each([null, "0"])("is not known while %p came", (received_amount) => {
    expect(netOf(collectOrder({ received_amount, fee: "0" }))).toBeNull();
  });

  it("keeps cents", () => {
    const row = collectOrder({
      currency: "usd",
      charge_amount: "12.30",
      received_amount: "12.3",
      fee: "0.37",
    });
    expect(netOf({ ...row, state: "paid" })).toBe("11.93");
  });
});
