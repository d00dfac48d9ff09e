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
  testEnvironment: "node",
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.cache/"],
};
/** With PostgreSQL, Medusa and the sandbox. */
const integration = {
  ...shared,
  setupFilesAfterEnv: ["<rootDir>/integration-tests/environment/patience.ts"],
  globalSetup: "<rootDir>/integration-tests/environment/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/environment/global-teardown.ts",
};

module.exports = {
  // Each boot of Medusa leaves memory behind: a process that has grown beyond this is replaced after its suite.
  workerIdleMemoryLimit: "1500MB",
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/{src,demo,build}/**/__tests__/**/*.test.ts"] },
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
  ],
};
