const { TestEnvironment } = require("jest-environment-node");

/** What jest sends a worker whose work is done (CHILD_MESSAGE_END of jest-worker). */
const END = 2;

// The Medusa that the files of a worker share would keep the worker alive. Nothing of it has to be saved.
if (process.send) process.on("message", ([type]) => type === END && process.exit(0));

/** Runs a test file in Node's own global scope, and puts back what jest and the file changed there. */
module.exports = class OneRealmEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.before = { console: globalThis.console, exit: process.exit, variables: { ...process.env } };
  }

  async teardown() {
    const { console, exit, variables } = this.before;
    this.moduleMocker.restoreAllMocks();
    globalThis.console = console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
    Object.assign(process.env, variables);
    await super.teardown();
  }
};
