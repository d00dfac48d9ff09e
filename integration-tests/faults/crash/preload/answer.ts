import path from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import type HaipayModuleService from "../../../../src/modules/haipay/service";
import type { Question } from "../kill-point";
import { liveLater } from "./clock";
import { arm, endWatch, watch } from "./kill-switch";

let container: MedusaContainer | undefined;

/** Medusa hands its container to most of the plugin's functions; a script from outside has no other way to it. */
export function rememberContainer(candidate: unknown): void {
  if (typeof (candidate as MedusaContainer | undefined)?.createScope === "function") {
    container = candidate as MedusaContainer;
  }
}

/** Takes the test's questions. */
export function listen(): void {
  process.on("message", (question: Question) => {
    answer(question).then(
      (said) => process.send?.(said),
      // The test hears of the end, and waits no longer.
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  // Without the test it would live on unseen.
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  // Medusa alone decides how long it lives otherwise.
  process.channel?.unref();
}

async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case "watch":
      watch();
      return "watching";
    case "passed":
      return endWatch();
    case "arm":
      arm(question.point);
      return "armed";
    case "live later":
      liveLater(question.ms);
      return "later";
    case "be in a rush":
      return beInRush();
    case "run the job":
      return runJobs();
  }
}

/** Takes every turn to follow at once, for good. */
function beInRush(): string {
  if (!container) throw new Error("Nothing has brought Medusa's container here yet.");
  const { notificationTurns } = container.resolve<HaipayModuleService>("haipay");
  while (notificationTurns.tryToFollow());
  return "in a rush";
}

const JOBS = ["src/jobs/follow-arrivals.ts", "src/jobs/reconcile.ts"];

/** The jobs themselves are off, so that they run at no other time. */
async function runJobs(): Promise<string> {
  if (!container) throw new Error("Nothing has brought Medusa's container here yet.");
  const { options } = container.resolve<HaipayModuleService>("haipay").settings;
  options.reconcile = "on";
  try {
    for (const file of JOBS) {
      const { default: job } = (await import(path.resolve(file))) as {
        default: (container: MedusaContainer) => Promise<void>;
      };
      await job(container);
    }
  } finally {
    delete options.reconcile;
  }
  return "done";
}
