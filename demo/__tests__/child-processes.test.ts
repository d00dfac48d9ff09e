import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ChildProcesses } from "../child-processes";
import { waitUntil } from "../waiting";

const WITH_A_CHILD = `
  const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  console.log("pids " + process.pid + " " + child.pid);
  setInterval(() => {}, 1000);
`;

describe("Child processes", () => {
  let folder: string;
  let children: ChildProcesses;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "haipay-children-"));
    children = new ChildProcesses(folder);
  });

  afterEach(async () => {
    await children.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one that fails is reported with its name, its exit code and its last words", async () => {
    const script = ["-e", "console.error('the disk is full'); process.exit(3)"];
    await expect(children.run("migration", script, process.env)).rejects.toThrow(
      /"migration" failed \(exit code 3\)[\s\S]*the disk is full/,
    );
  });

  test("one that should stay up and does not is reported", async () => {
    const { died } = children.keepRunning("server", ["-e", "console.log('no port')"], process.env);
    await expect(died).rejects.toThrow(/"server" ended by itself \(exit code 0\)[\s\S]*no port/);
  });

  test("stopping ends a child together with what it started itself", async () => {
    children.keepRunning("server", ["-e", WITH_A_CHILD], process.env);
    const pids = await waitUntil(
      "the child has said its pids",
      async () =>
        /pids (\d+) (\d+)/
          .exec(readFileSync(path.join(folder, "server.log"), "utf8"))
          ?.slice(1)
          .map(Number),
      { timeoutMs: 5000, intervalMs: 20 },
    );
    expect(pids.map(isAlive)).toEqual([true, true]);
    await children.stopAll();
    await waitUntil("both are gone", async () => (pids.some(isAlive) ? undefined : true), {
      timeoutMs: 5000,
      intervalMs: 20,
    });
  });

  test("nothing starts any more after stopping", async () => {
    await children.stopAll();
    expect(() => children.keepRunning("server", ["-e", ""], process.env)).toThrow(
      "everything is being stopped",
    );
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie waits for its parent to read its exit code; it no longer does anything.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
