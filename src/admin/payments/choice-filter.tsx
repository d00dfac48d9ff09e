import { ChevronDownMini } from "@medusajs/icons";
import { Badge, Button, DropdownMenu } from "@medusajs/ui";
import { useTexts } from "../i18n/use-texts";

interface ChoiceFilterProps<Value extends string> {
  name: string;
  choices: readonly { value: Value; text: string }[];
  /** The chosen ones, separated by commas, as in the address. */
  chosen: string | undefined;
  onChange: (chosen: string) => void;
}

/** One filter of several choices; none chosen filters nothing. */
export function ChoiceFilter<Value extends string>({
  name,
  choices,
  chosen,
  onChange,
}: ChoiceFilterProps<Value>) {
  const { t } = useTexts();
  const values = chosen ? chosen.split(",") : [];
  const toggle = (value: string, on: boolean) =>
    onChange([...values.filter((one) => one !== value), ...(on ? [value] : [])].join(","));
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-label={
            values.length > 0 ? t("payments.filters.chosen", { what: name, count: values.length }) : name
          }
        >
          {name}
          {values.length > 0 && (
            <Badge size="2xsmall" color="blue">
              {values.length}
            </Badge>
          )}
          <ChevronDownMini />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start" className="max-h-96 overflow-y-auto">
        {choices.map(({ value, text }) => (
          <DropdownMenu.CheckboxItem
            key={value}
            checked={values.includes(value)}
            onCheckedChange={(on) => toggle(value, on)}
            // Stays open, so that several can be chosen.
            onSelect={(event) => event.preventDefault()}
          >
            {text}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
