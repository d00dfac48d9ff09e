import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";

const REPOSITORY = path.resolve(__dirname, "../..");
/** The Medusa application whose plugin is the built package. */
export const SHOP_APP = path.join(__dirname, "shop");

const BUILT = path.join(REPOSITORY, ".medusa/server/src");
const SOURCE = path.join(REPOSITORY, "src");

/** Installs the built plugin into it, as npm would. @throws Error when it is not built, or an older source was */
export function installPlugin(): void {
  if (!existsSync(path.join(BUILT, "modules/haipay/index.js"))) {
    throw new Error("The plugin is not built: run `npm run build` first.");
  }
  const changed = newestSource();
  if (changed.at > Math.min(...filesIn(BUILT).map(({ at }) => at))) {
    throw new Error(`The build is older than ${changed.file}: run \`npm run build\`, then measure.`);
  }
  const link = path.join(SHOP_APP, "node_modules/medusa-payment-haipay");
  mkdirSync(path.dirname(link), { recursive: true });
  if (existsSync(link) && readlinkSync(link) === REPOSITORY) return;
  rmSync(link, { force: true });
  symlinkSync(REPOSITORY, link);
}

/** What is built, and no test. */
function newestSource(): { file: string; at: number } {
  const built = filesIn(SOURCE).filter(({ file }) => /\.tsx?$/.test(file) && !file.includes("__tests__"));
  return built.reduce((newest, one) => (one.at > newest.at ? one : newest));
}

/** Every file with the time, in ms, at which it was written. */
function filesIn(folder: string): { file: string; at: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { file: path.relative(REPOSITORY, file), at: statSync(file).mtimeMs };
    });
}
