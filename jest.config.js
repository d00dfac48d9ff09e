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
  modulePathIgnorePatterns: ["<rootDir>/.medusa/"],
};

module.exports = {
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/src/**/__tests__/**/*.test.ts"] },
    {
      ...shared,
      displayName: "http",
      testMatch: ["<rootDir>/integration-tests/{http,browser}/**/*.test.ts"],
      setupFilesAfterEnv: ["<rootDir>/integration-tests/environment/patience.ts"],
      globalSetup: "<rootDir>/integration-tests/environment/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/environment/global-teardown.ts",
    },
  ],
};
