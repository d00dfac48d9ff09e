import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const MOST_LINES = 300;

test("a style sheet says one thing, as code does", () => {
  const sheets = ["src", "demo"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true })
      .filter((file) => file.endsWith(".css"))
      .map((file) => path.join(folder, file)),
  );
  const lines = (file) => readFileSync(path.join(ROOT, file), "utf8").split("\n").length;
  assert.ok(sheets.length > 0);
  assert.deepEqual(
    sheets.filter((file) => lines(file) > MOST_LINES),
    [],
  );
});
