"use strict";

const path = require("node:path");
const { projects } = require("../../jest.config.js");
const TESTS = require("./mutated.cjs");

/** Stryker takes one project, and that one without a name. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === "unit"),
  displayName: undefined,
  rootDir: path.resolve(__dirname, "../.."),
  testMatch: [...new Set(Object.values(TESTS).flat())].map((file) => `<rootDir>/${file}`),
  roots: ["<rootDir>/src"],
  watchman: false,
  testEnvironment: path.join(__dirname, "environment.cjs"),
  moduleNameMapper: { "^@medusajs/framework/utils$": path.join(__dirname, "medusa-utils.cjs") },
  testSequencer: path.join(__dirname, "own-tests.cjs"),
};
