import { FIRST_VIEWS, isShown, keptFilters } from "../kept-filters";

describe("Views of the list", () => {
  it("keep filters and sorting, but never a search, which may name a buyer", () => {
    expect(
      keptFilters({ q: "山田", state: "open", order: "expires_at", paid: "", method: undefined }),
    ).toEqual({
      state: "open",
      order: "expires_at",
    });
  });

  it("are shown when exactly their filters are on, whatever the order of the choices", () => {
    const view = { state: "open,paid", created: "this_week" };
    expect(isShown(view, { created: "this_week", state: "paid,open" })).toBe(true);
    expect(isShown(view, { ...view, method: "merpay" })).toBe(false);
    expect(isShown(view, { ...view, q: "山田" })).toBe(false);
    expect(isShown(view, { ...view, order: "amount" })).toBe(false);
    expect(isShown(FIRST_VIEWS.all, {})).toBe(true);
    expect(isShown(FIRST_VIEWS.all, { q: "#7" })).toBe(false);
  });
});
