import translations from "..";

/** Texts that a language writes in more than one form; Japanese has no plural. */
const PLURAL = /_(one|other)$/;

const texts = {
  en: flatten(translations.en.translation),
  ja: flatten(translations.ja.translation),
};

describe("The dashboard's texts", () => {
  it("have the same names in both languages", () => {
    expect(namesOf(texts.ja)).toEqual(namesOf(texts.en));
  });

  it("have every form that the language needs", () => {
    const formsOf = (language: keyof typeof texts) =>
      [...texts[language].keys()].filter((name) => PLURAL.test(name)).sort();
    const counted = [...new Set(formsOf("en").map((name) => name.replace(PLURAL, "")))];
    expect(formsOf("en")).toEqual(counted.flatMap((name) => [`${name}_one`, `${name}_other`]).sort());
    expect(formsOf("ja")).toEqual(counted.map((name) => `${name}_other`).sort());
  });

  it("speak of the same values in both languages", () => {
    for (const name of namesOf(texts.en)) {
      const [english, japanese] = [textOf(texts.en, name), textOf(texts.ja, name)];
      expect({ name, values: valuesIn(japanese) }).toEqual({ name, values: valuesIn(english) });
    }
  });

  it("are in that language", () => {
    for (const [name, text] of texts.en) {
      expect({ name, japanese: /[ぁ-んァ-ヶ一-龠]/.test(text) }).toEqual({ name, japanese: false });
    }
    for (const [name, text] of [...texts.en, ...texts.ja]) {
      expect({ name, text }).toEqual({ name, text: text.trim() });
      expect(text).not.toBe("");
    }
  });
});

function flatten(group: object, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "string"
        ? [[[...path, name].join("."), value] as const]
        : [...flatten(value as object, [...path, name])],
    ),
  );
}

function namesOf(language: Map<string, string>): string[] {
  return [...new Set([...language.keys()].map((name) => name.replace(PLURAL, "")))].sort();
}

function textOf(language: Map<string, string>, name: string): string {
  return language.get(name) ?? language.get(`${name}_other`) ?? "";
}

function valuesIn(text: string): string[] {
  return [...new Set(text.match(/{{\w+}}/g))].sort();
}
