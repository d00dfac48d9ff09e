import { FastPlatform } from "../platform/fast-platform";
import { median, ms, timed } from "../measure/statistics";
import type { Row } from "../row";

const RUNS = 15;

export const start: Row = {
  number: "11",
  work: "start of Medusa with the plugin, to its first answer",
  baseline: "without it, 15 runs each, interleaved",
  target: "median ≤ +300 ms",
  async measure(lab) {
    const platform = await FastPlatform.start();
    const { database } = await lab.database("start");
    const startOnce = async (environment: Record<string, string>) => {
      let stop = async () => {};
      const took = await timed(async () => {
        const medusa = await lab.startMedusa(database.url, environment);
        stop = () => lab.stopMedusa(medusa);
      });
      await stop();
      return took;
    };
    try {
      const without: number[] = [];
      const withPlugin: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        without.push(await startOnce({ BENCH_PLUGIN: "off" }));
        withPlugin.push(await startOnce(platform.environment));
      }
      const more = median(withPlugin) - median(without);
      return {
        measured: `median ${ms(median(withPlugin))}; without ${ms(median(without))}`,
        ratio: `${more < 0 ? "−" : "+"}${ms(Math.abs(more))}`,
        reached: more <= 300,
      };
    } finally {
      await database.drop();
      platform.stop();
    }
  },
};
