import { writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import {
  credentialsSchema,
  isNumberSetting,
  numberRule,
  optionsSchema,
  SETTING_FACTS,
} from "../../src/modules/haipay/settings/options-schema";
import { isPageSetting } from "../../src/modules/haipay/settings/sources";

export const CONFIGURATION_PAGE = path.resolve(__dirname, "../../docs/configuration.md");

type Setting = keyof typeof optionsSchema.shape;

const GROUPS: readonly { title: string; words: string; settings: readonly Setting[] }[] = [
  {
    title: "The platform",
    words:
      "Addresses come only from the file configuration: a page that could change one could send every payment to a fake " +
      "platform.",
    settings: [
      "environment",
      "baseUrl",
      "productionBaseUrl",
      "sandboxBaseUrl",
      "notifyBaseUrl",
      "subject",
      "shopContact",
      "connectTimeoutMs",
      "totalTimeoutMs",
    ],
  },
  { title: "The shopper's way back", words: "", settings: ["storefrontUrls", "returnPath"] },
  {
    title: "What the admin stores",
    words:
      "How to change the key: [settings](settings.md#credentials). What a stolen login can do there, and how to narrow it:\n" +
      "[settings](settings.md#against-a-stolen-login).",
    settings: ["settingsKey", "settingsPreviousKey", "settingsReadonly", "secondAdministrator"],
  },
  {
    title: "Deadlines and letters",
    words: "What happens at a deadline: [running a shop](operating.md#deadlines).",
    settings: [
      "deadlineEwalletMinutes",
      "deadlineKonbiniDays",
      "deadlineBankTransferDays",
      "reminderHours",
      "cancelUnpaidOrders",
      "failedOrderHours",
      "lateMoneyDays",
      "slipEmails",
    ],
  },
  {
    title: "Limits on what shoppers can make the shop do",
    words: "What happens at a limit, and what a proxy in front should add: [security](security.md#limits).",
    settings: ["limitPerPurchase", "limitOpenPerBuyer", "limitPerMinute", "limitPerMinuteAndAddress"],
  },
  {
    title: "Reconcile and clean-up",
    words: "",
    settings: [
      "reconcile",
      "reconcileConcurrency",
      "mostFeePercent",
      "alarmAfter",
      "historyRetentionDays",
      "buyerRetentionDays",
      "paidBuyerRetentionDays",
    ],
  },
];

/** The whole page, in the form that the formatter leaves as it is. */
export function writeConfigurationPage(): string {
  const grouped = GROUPS.flatMap(({ settings }) => settings);
  const left = Object.keys(optionsSchema.shape).filter((setting) => !grouped.includes(setting as Setting));
  if (left.length > 0) throw new Error(`Put ${left.join(", ")} into a group of the page.`);
  const parts = [
    "# Configuration",
    "<!-- Generated from src/modules/haipay/settings/options-schema.ts: change it there, then npm run docs:configuration. -->",
    "Each setting can be set in three places, and the first that has it wins: an option of the plugin entry in\n" +
      "`medusa-config.ts`, an environment variable, the admin (Settings → HaiPay, where the table says\n" +
      "so). What the admin sets takes effect at once on every instance; options and variables need a restart. A wrong\n" +
      "value in a file stops the start with a sentence that names it.",
    "Methods and their limits are set only in the admin: see [settings](settings.md), also for how the admin handles keys.",
    ...GROUPS.flatMap(({ title, words, settings }) => [
      `## ${title}`,
      ...(words ? [wrap(words)] : []),
      table(HEAD, settings.map(settingRow)),
    ]),
    "## Credentials",
    "One set per currency: a currency without any is off, and with an incomplete set the server does not start. An appId alone leaves\n" +
      "the secrets to the admin and pins the account: no other can be used there. Keys may be pasted as PEM (PKCS#8 or\n" +
      "PKCS#1) or as bare Base64, with line breaks, without, or with `\\n` escapes. How to get them:\n" +
      "[getting keys](getting-keys.md).",
    table(["variable", "option", "meaning"], credentialRows()),
    "For USD the same five: `HAIPAY_USD_…` and `currencies.usd.…`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

const HEAD = ["variable", "option", "values", "default", "in the admin", "meaning"];

function settingRow(setting: Setting): string[] {
  const schema = optionsSchema.shape[setting];
  const facts = SETTING_FACTS.get(schema);
  return [
    code(facts?.variable),
    code(setting),
    valuesOf(setting),
    facts?.otherwise ?? defaultOf(schema),
    isPageSetting(setting) ? "yes" : "",
    facts?.meaning ?? "",
  ];
}

function valuesOf(setting: Setting): string {
  if (isNumberSetting(setting)) {
    const { least, most } = numberRule(setting);
    return `${least} to ${most}`;
  }
  const schema: z.ZodType = optionsSchema.shape[setting];
  const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
  if (inner instanceof z.ZodEnum) return inner.options.map(code).join(", ");
  if (inner instanceof z.ZodURL) return "address";
  if (inner instanceof z.ZodUnion) return "addresses";
  const most = inner instanceof z.ZodString ? inner.maxLength : null;
  return most === null ? "text" : `at most ${most} characters`;
}

function defaultOf(schema: z.ZodType): string {
  return schema instanceof z.ZodDefault ? code(String(schema.parse(undefined))) : "";
}

function credentialRows(): string[][] {
  return Object.entries(credentialsSchema.shape).map(([credential, schema]) => {
    const facts = SETTING_FACTS.get(schema);
    return [
      code(`HAIPAY_JPY_${facts?.variable}`),
      code(`currencies.jpy.${credential}`),
      facts?.meaning ?? "",
    ];
  });
}

function code(text: string | number | undefined): string {
  return text === undefined ? "" : `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

function wrap(words: string): string {
  const lines: string[] = [""];
  for (const word of words.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== "" && last.length + 1 + word.length > 120) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join("\n");
}

if (require.main === module) {
  writeFileSync(CONFIGURATION_PAGE, writeConfigurationPage());
}
