import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";
const BROWSERS = ["4.1", "4.0"].flatMap((version) =>
  ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
/** As W3C's WebDriver names an element in JSON. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE_MS = 40_000;
const LOOK_AGAIN_MS = 150;

/** The browser of Debian's `webkit2gtk-driver`, with `xvfb` for a screen; undefined where one of them is missing. */
export function findWebKit(): string | undefined {
  return [DRIVER, SCREEN].every(existsSync) ? BROWSERS.find(existsSync) : undefined;
}

type Reference = Record<typeof ELEMENT, string>;

/** One window of WebKit, the engine of every browser on an iPhone. Playwright cannot drive the one of Debian: this speaks WebDriver. */
export class WebKitWindow {
  private constructor(
    private readonly processes: readonly ChildProcess[],
    private readonly session: string,
  ) {}

  static async open(program: string): Promise<WebKitWindow> {
    const display = `:${100 + (process.pid % 400)}`;
    const screen = spawn(SCREEN, [display, "-screen", "0", "800x1000x24", "-nolisten", "tcp"], {
      stdio: "ignore",
    });
    const port = await freePort();
    const driver = spawn(DRIVER, ["--host=127.0.0.1", `--port=${port}`], {
      stdio: "ignore",
      // Its sandbox wants namespaces that a container seldom has; only this test's own pages are opened.
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: "x11",
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      },
    });
    const base = `http://127.0.0.1:${port}`;
    const capabilities = {
      alwaysMatch: { "webkitgtk:browserOptions": { binary: program, args: ["--automation"] } },
    };
    const processes = [driver, screen];
    try {
      const { sessionId } = await patiently(() =>
        call<{ sessionId: string }>("POST", `${base}/session`, { capabilities }),
      );
      const window = new WebKitWindow(processes, `${base}/session/${sessionId}`);
      await window.send("POST", "/window/rect", { width: 390, height: 844 });
      return window;
    } catch (error) {
      for (const one of processes) one.kill();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.send("DELETE", "").catch(() => undefined);
    for (const one of this.processes) one.kill();
  }

  async goTo(url: string): Promise<void> {
    await this.send("POST", "/url", { url });
  }

  /** @param script a function's body; its answer travels as JSON */
  async evaluate<Value>(script: string, ...args: unknown[]): Promise<Value> {
    return this.send<Value>("POST", "/execute/sync", { script, args });
  }

  /** Waits for an element with that text, or any, and clicks on it as a finger would. */
  async tap(selector: string, text = ""): Promise<void> {
    await patiently(async () => {
      const found = await this.find(selector, text);
      await this.send("POST", `/element/${found[ELEMENT]}/click`, {});
    });
  }

  /** Waits until such an element can be seen. */
  async see(selector: string, text = ""): Promise<void> {
    await patiently(() => this.find(selector, text));
  }

  private async find(selector: string, text: string): Promise<Reference> {
    const found = await this.evaluate<Reference | null>(
      `const [selector, text] = arguments;
       const all = [...document.querySelectorAll(selector)];
       const one = all.find((each) => (each.innerText || each.textContent).includes(text) && each.getClientRects().length > 0);
       if (one) one.scrollIntoView({ block: "center", behavior: "instant" });
       return one ?? null;`,
      selector,
      text,
    );
    if (!found) throw new Error(`The page shows no ${selector} with “${text}”.`);
    return found;
  }

  private send<Value>(method: string, path: string, body?: object): Promise<Value> {
    return call<Value>(method, this.session + path, body);
  }
}

async function call<Value>(method: string, url: string, body?: object): Promise<Value> {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: Value };
  if (!answer.ok) throw new Error(`${method} ${url} answered ${JSON.stringify(value)}`);
  return value;
}

/** Tries until it succeeds. @throws the last error, after a while */
async function patiently<Value>(act: () => Promise<Value>): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
