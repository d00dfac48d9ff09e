"use strict";

const { TestEnvironment } = require("jest-environment-node");
const utils = require("@medusajs/framework/utils");

/** Hands Medusa's own utilities to the tests: see `medusa-utils.cjs`. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.medusaUtils = utils;
  }
};
