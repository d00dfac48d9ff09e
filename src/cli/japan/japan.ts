import BigNumber from "bignumber.js";
import { ADMIN_ACCESS_HELP, AdminApi, withEnvFile } from "../admin-api";
import { EXIT, UsageError, type Command } from "../command";
import { readOptions } from "../read-options";
import { ensureDelivery, type DeliveryOption } from "./delivery";
import { ensureMarket } from "./market";
import { ensurePrices, type PriceSource } from "./prices";
import { Steps } from "./steps";

const HELP = `Usage: haipay japan [options]

Makes a shop that sells to Japan out of one that does not yet, over the admin API of a running Medusa: the currency JPY, the region
Japan with HaiPay's payment methods, taxes (10 %, included in prices), the sales channel with its publishable key, a stock
location that delivers to Japan, and delivery with prices in yen. Without --write it only shows what is missing.

What is there stays as it is, whoever made it, so it can run again. Your default currency stays the default.

  --write                     do it
  --price-from CURRENCY=RATE  gives each variant without a price in yen one that is made from its price in another currency, such as
                              eur=160 (160 yen for a euro), in whole yen, rounded half up
  --delivery YEN[,YEN]        what delivery costs: standard, and express (default 500,900); only where there is none in yen yet
  --env-file FILE             a file whose variables are read as well (default .env)
  --help                      show this and end

Environment:
${ADMIN_ACCESS_HELP}

Exit codes: 0 done, or shown; 1 it could not be done (what was made until then stays, and the next run goes on from there); 2 the
command line is wrong.
`;

export const japan: Command = {
  summary: "makes a shop for Japan: currency, region, methods, taxes, delivery",
  help: HELP,
  async run(args, terminal) {
    const { values } = readOptions(args, {
      write: { type: "boolean", default: false },
      "price-from": { type: "string" },
      delivery: { type: "string", default: "500,900" },
      "env-file": { type: "string", default: ".env" },
    });
    const source = readPriceSource(values["price-from"]);
    const options = readDelivery(values.delivery);
    const api = await AdminApi.logIn(withEnvFile(terminal.environment, values["env-file"]));
    const steps = new Steps(values.write, terminal);
    steps.say(`The shop at ${api.url}:`);
    const channel = await ensureMarket(api, steps);
    await ensureDelivery(api, steps, channel, options);
    await ensurePrices(api, steps, source);
    steps.say(summaryOf(steps.missing, values.write));
    return EXIT.done;
  },
};

function summaryOf(missing: number, isWriting: boolean): string {
  if (missing === 0) return "Nothing is missing.";
  return isWriting
    ? `Done: ${missing} made. Next: npx haipay doctor`
    : `${missing} missing. Nothing was changed: add --write to make them.`;
}

/** @throws UsageError */
export function readPriceSource(written: string | undefined): PriceSource | undefined {
  if (written === undefined) return undefined;
  const [, currency, rate] = /^([a-z]{3})=(\d{1,7}(?:\.\d{1,6})?)$/i.exec(written) ?? [];
  if (!currency || !(Number(rate) > 0) || currency.toLowerCase() === "jpy") {
    throw new UsageError(
      `--price-from is ${JSON.stringify(written)}: give a currency and how many yen one of it is, such as eur=160.`,
    );
  }
  return { currency_code: currency.toLowerCase(), rate: new BigNumber(rate) };
}

/** @throws UsageError */
export function readDelivery(written: string): DeliveryOption[] {
  if (!/^\d{1,6}(,\d{1,6})?$/.test(written)) {
    throw new UsageError(
      `--delivery is ${JSON.stringify(written)}: give one or two sums in yen, such as 500,900.`,
    );
  }
  const [standard, express] = written.split(",").map(Number);
  const options = [
    { name: "Standard (通常配送)", code: "japan-standard", description: "2–4 days (2〜4日)", yen: standard },
  ];
  if (express === undefined) return options;
  return [
    ...options,
    { name: "Express (お急ぎ便)", code: "japan-express", description: "1–2 days (1〜2日)", yen: express },
  ];
}
