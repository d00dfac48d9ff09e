import { generateEntityId } from "@medusajs/framework/utils";
import { idOfInstant } from "../sweep/sweep-run";

describe("The least id of an instant", () => {
  it("is the time part of a ULID, as its specification has it", () => {
    expect(idOfInstant("order", new Date(1_469_918_176_385))).toBe("order_01ARYZ6S41");
  });

  it("sorts before every id that Medusa gives from then on, and after every earlier one", () => {
    const before = new Date();
    const id = generateEntityId(undefined, "order");
    const after = new Date(Date.now() + 1);

    expect(idOfInstant("order", before) <= id).toBe(true);
    expect(idOfInstant("order", after) > id).toBe(true);
  });
});
