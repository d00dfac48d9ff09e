import { Field } from "../parts/field";
import { useLanguage } from "../state/language";
import type { Problems } from "./check-address";
import { fieldsOf, hintOf, labelOf, type FieldName, type Values } from "./fields";
import { PREFECTURES } from "./prefectures";

interface AddressFieldsProps {
  /** Two lower-case letters. */
  country: string;
  values: Values;
  problems: Problems;
  /** What was probably meant by the e-mail address. */
  meantEmail: string | undefined;
  onChange: (name: FieldName, value: string) => void;
  onLeave: (name: FieldName) => void;
  onMeant: (email: string) => void;
}

/** The fields of an address, in the order of its country. */
export function AddressFields({ country, values, problems, meantEmail, ...on }: AddressFieldsProps) {
  const { language, texts } = useLanguage();
  const choices = PREFECTURES.map(({ ja, en }) => ({
    value: ja,
    text: language === "ja" ? ja : `${en} (${ja})`,
  }));
  return (
    <div className={`fields fields-${country}`}>
      {fieldsOf(country).map((field) => (
        <Field
          key={field.name}
          {...field}
          label={labelOf(field.name, texts.address, country)}
          hint={hintOf(field.name, texts.address, country)}
          value={values[field.name]}
          problem={problems[field.name]}
          choices={field.name === "province" && country === "jp" ? choices : undefined}
          choose={texts.address.choosePrefecture}
          onChange={(value) => on.onChange(field.name, value)}
          onLeave={() => on.onLeave(field.name)}
        >
          {field.name === "email" && meantEmail && (
            <span className="hint" role="status">
              {texts.address.didYouMean}{" "}
              <button type="button" className="link" onClick={() => on.onMeant(meantEmail)}>
                {meantEmail}
              </button>
            </span>
          )}
        </Field>
      ))}
    </div>
  );
}
