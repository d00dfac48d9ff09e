import { build } from "@medusajs/admin-bundler";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");

/** A process of its own that builds Medusa's dashboard with our extensions, as `medusa build` does, into a folder. */
void build({ path: "/app", sources: [path.join(ROOT, "src/admin")], plugins: [], outDir: process.argv[2] });
