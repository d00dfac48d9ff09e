const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        target: "es2021",
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    },
  ],
};
const shared = {
  transform,
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.cache/"],
};
/** With PostgreSQL, Medusa and the sandbox. The files of one process share Medusa. */
const integration = {
  ...shared,
  testEnvironment: "<rootDir>/integration-tests/environment/one-realm/environment.js",
  runtime: "<rootDir>/integration-tests/environment/one-realm/runtime.js",
  restoreMocks: true,
  setupFilesAfterEnv: ["<rootDir>/integration-tests/environment/patience.ts"],
  globalSetup: "<rootDir>/integration-tests/environment/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/environment/global-teardown.ts",
};

module.exports = {
  // Node gives memory back late: a process that has grown beyond this is replaced after its file.
  workerIdleMemoryLimit: "1500MB",
  projects: [
    {
      ...shared,
      displayName: "unit",
      // What is imported on demand is named as it will be once it is built.
      moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
      testEnvironment: "node",
      testMatch: ["<rootDir>/{src,demo,build}/**/__tests__/**/*.test.ts"],
    },
    {
      ...integration,
      displayName: "http",
      testMatch: ["<rootDir>/integration-tests/{http,browser}/**/*.test.ts"],
    },
    {
      ...integration,
      displayName: "faults",
      testMatch: ["<rootDir>/integration-tests/faults/**/*.test.ts"],
    },
    {
      // The README's pictures are taken when somebody wants new ones.
      ...integration,
      displayName: "pictures",
      testMatch: ["<rootDir>/integration-tests/pictures/**/*.test.ts"],
    },
  ],
};
