"use strict";

const path = require("node:path");
const TESTS = require("./mutated.cjs");

/**
 * Jest's order of tests, for Stryker: of a file that is being mutated only its own tests are run. Jest alone would load
 * every test that leads to the file, which for `money.ts` is nearly all of them, once for each mutant.
 */
module.exports = class OwnTests {
  constructor({ globalConfig }) {
    const { findRelatedTests, nonFlagArgs, rootDir } = globalConfig;
    const files = findRelatedTests ? nonFlagArgs.map((file) => path.relative(rootDir, file)) : [];
    this.own = new Set(files.flatMap((file) => TESTS[file]).map((file) => path.join(rootDir, file)));
  }

  sort(tests) {
    return tests.filter((test) => this.own.has(test.path));
  }

  cacheResults() {}
};
