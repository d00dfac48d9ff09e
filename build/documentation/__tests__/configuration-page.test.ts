import { readFileSync } from "node:fs";
import { CONFIGURATION_PAGE, writeConfigurationPage } from "../configuration-page";
import {
  credentialsSchema,
  optionsSchema,
  SETTING_FACTS,
} from "../../../src/modules/haipay/settings/options-schema";
import {
  SettingsSources,
  type CredentialName,
  type SettingName,
} from "../../../src/modules/haipay/settings/sources";

const page = readFileSync(CONFIGURATION_PAGE, "utf8");

describe("docs/configuration.md", () => {
  it("is what the schemas say (if not: npm run docs:configuration)", () => {
    expect(page).toBe(writeConfigurationPage());
  });

  it("names each variable and option as it is read", () => {
    const settings = Object.keys(optionsSchema.shape);
    for (const setting of settings) expect(page).toContain(`| \`${setting}\` `);
    const named = settings.flatMap((setting) => {
      const variable = SETTING_FACTS.get(optionsSchema.shape[setting as SettingName])?.variable;
      return variable === undefined ? [] : [{ setting: setting as SettingName, variable }];
    });
    for (const { setting, variable } of named) {
      const sources = new SettingsSources({}, { [variable]: "said" });
      expect(sources.file(setting)).toEqual({ name: variable, value: "said" });
      expect(page).toContain(`\`${variable}\``);
    }
    expect(new Set(named.map(({ variable }) => variable)).size).toBe(named.length);
    expect(settings.length - named.length).toBe(2);
  });

  it("names each credential as it is read", () => {
    for (const credential of Object.keys(credentialsSchema.shape) as CredentialName[]) {
      const { name } = new SettingsSources({}, {}).readCredential("jpy", credential);
      expect(page).toContain(`| \`${name}\` `);
      expect(page).toContain(`| \`currencies.jpy.${credential}\` `);
    }
  });
});
