import { changedFrom, stillTyped } from "../values";

const IN_FORCE = { path: "/a", subject: "" };

describe("What was typed into a form", () => {
  it("is a change until it is in force", () => {
    expect(changedFrom(IN_FORCE, {})).toEqual({});
    expect(changedFrom(IN_FORCE, { path: "/b", subject: "" })).toEqual({ path: "/b" });
    expect(changedFrom({ ...IN_FORCE, path: "/b" }, { path: "/b" })).toEqual({});
  });

  it("is forgotten when it was saved, but for what was typed meanwhile", () => {
    const sent = { path: "/b" };
    expect(stillTyped(sent, sent)).toEqual({});
    expect(stillTyped({ path: "/c", subject: "x" }, sent)).toEqual({ path: "/c", subject: "x" });
    expect(stillTyped({ path: "/b", subject: "x" }, sent)).toEqual({ subject: "x" });
  });
});
