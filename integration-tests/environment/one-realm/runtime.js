const { createRequire } = require("node:module");
const path = require("node:path");
const { default: JestRuntime } = require("jest-runtime");

const COMMONJS = {
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};
const sourceMaps = new Map();

/**
 * Loads modules as Node does: once per process, in one global scope. Jest's own way loads Medusa's thousands of modules
 * anew for every test file, and each runs slower behind the wall around the file. Only the test file itself is loaded
 * for every run; a module that it imports may be one that an earlier file used.
 */
module.exports = class OneRealmRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const [{ testRunner }, , , transformer] = args;
    for (const extension of [".ts", ".tsx"]) {
      require.extensions[extension] = (module, file) => {
        const { code, sourceMapPath } = transformer.transform(file, COMMONJS);
        if (sourceMapPath) sourceMaps.set(file, sourceMapPath);
        module._compile(code, file);
      };
    }
    forgetFormerFile(path.dirname(testRunner) + path.sep);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  requireModule(from, moduleName) {
    if (moduleName !== undefined) return createRequire(from)(moduleName);
    globalThis.jest = super.requireModuleOrMock(from, "@jest/globals").jest;
    delete require.cache[from];
    try {
      return require(from);
    } finally {
      delete require.cache[from];
    }
  }

  requireInternalModule(from, moduleName) {
    return createRequire(from)(moduleName ?? from);
  }
};

/** The test framework keeps the tests of a file, and who listens to them, in its modules. */
function forgetFormerFile(frameworkFolder) {
  delete globalThis[Symbol.for("EVENT_HANDLERS")];
  for (const file of Object.keys(require.cache))
    if (file.startsWith(frameworkFolder)) delete require.cache[file];
}
