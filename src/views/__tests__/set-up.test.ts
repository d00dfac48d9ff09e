import { storefrontsIn } from "../set-up";

describe("The storefronts that the set-up proposes", () => {
  it("are the origins that Medusa lets in, without a slash at the end, each once", () => {
    expect(storefrontsIn("https://shop.example/, http://localhost:8000,https://shop.example")).toEqual([
      "https://shop.example",
      "http://localhost:8000",
    ]);
  });

  it.each([
    "/vercel\\.app$/",
    "https://*.shop.example",
    "^https://.*$",
    "*",
    "shop.example",
    "ftp://shop.example",
    "https://",
    "https://shop.example/path",
    "javascript:alert(1)",
  ])("are no pattern and no half address: %s", (part) => {
    expect(storefrontsIn(`${part},https://real.example`)).toEqual(["https://real.example"]);
  });

  it("are never Medusa's documentation, which its starters let in", () => {
    expect(storefrontsIn("http://localhost:8000,https://docs.medusajs.com")).toEqual([
      "http://localhost:8000",
    ]);
  });

  it.each([undefined, "", " , ,"])("are none where nothing is let in: %s", (storeCors) => {
    expect(storefrontsIn(storeCors)).toEqual([]);
  });
});
