import TESTS from "./mutated.cjs";

const REPORT = ".cache/mutation/report";

export default {
  mutate: Object.keys(TESTS),
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  jest: { projectType: "custom", configFile: "build/mutation/jest.config.cjs" },
  coverageAnalysis: "perTest",
  tempDirName: ".cache/mutation/sandbox",
  // What the tests of money need; all else stays out of the sandbox.
  ignorePatterns: [
    "/*",
    "/.*",
    "!/src",
    "/src/{admin,api,cli,jobs,sandbox,storefront,subscribers,workflows}",
    "!/build",
    "!/jest.config.js",
    "!/package.json",
    "!/tsconfig.json",
  ],
  // A machine that is busy must not pass for a change that was found.
  timeoutMS: 30_000,
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: `${REPORT}.json` },
  htmlReporter: { fileName: `${REPORT}.html` },
  thresholds: { high: 95, low: 92, break: 90 },
};
