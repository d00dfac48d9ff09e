import { Input, Label, RadioGroup, Text, Textarea } from "@medusajs/ui";
import { useId } from "react";
import type { CollectOrder } from "../../client/answers";
import { formatSum } from "../../format/sum";
import { toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { targetsOf, type RefundForm, type RefundTarget } from "./refund-form";

interface RefundFieldsProps {
  order: CollectOrder;
  form: RefundForm;
  onChange: (change: Partial<RefundForm>) => void;
  /** What is wrong with a field, in words. */
  errors: Partial<Record<keyof RefundForm, string>>;
}

/** The fields of a refund that was paid outside. */
export function RefundFields({ order, form, onChange, errors }: RefundFieldsProps) {
  const { t } = useTexts();
  const left = formatSum(order.refundable[form.target], order.currency_code);
  return (
    <>
      <TargetChoice order={order} target={form.target} onChange={onChange} />
      <Field
        label={t("orders.refund.amount")}
        hint={t("orders.refund.left", { sum: left })}
        error={errors.amount}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={form.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("orders.refund.paidOn")} error={errors.paid_on}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={toJapanField(new Date()).slice(0, 10)}
            value={form.paid_on}
            onChange={(event) => onChange({ paid_on: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t("orders.refund.reference")}
        hint={t("orders.refund.referenceHint")}
        error={errors.reference}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={200}
            value={form.reference}
            onChange={(event) => onChange({ reference: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("orders.refund.note")} optional error={errors.note}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={2000}
            value={form.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Which money is refunded, and what that does to the order; asked only where both kinds are left. */
function TargetChoice({
  order,
  target,
  onChange,
}: Pick<RefundFieldsProps, "order" | "onChange"> & { target: RefundTarget }) {
  const { t } = useTexts();
  const id = useId();
  const targets = targetsOf(order);
  if (targets.length < 2) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(`orders.refund.effects.${target}`)}
      </Text>
    );
  }
  const choose = (chosen: string) => {
    const wanted = chosen as RefundTarget;
    onChange({ target: wanted, amount: order.refundable[wanted] });
  };
  return (
    <div className="flex flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {t("orders.refund.target")}
      </Label>
      <RadioGroup aria-labelledby={id} value={target} onValueChange={choose}>
        {targets.map((one) => (
          <div key={one} className="flex items-start gap-x-2">
            <RadioGroup.Item id={`${id}-${one}`} value={one} aria-describedby={`${id}-${one}-effect`} />
            <div>
              <Label htmlFor={`${id}-${one}`} size="small">
                {t(`orders.refund.targets.${one}`)}
                <Text as="span" size="small" className="text-ui-fg-subtle ml-2">
                  {formatSum(order.refundable[one], order.currency_code)}
                </Text>
              </Label>
              <Text id={`${id}-${one}-effect`} size="small" className="text-ui-fg-subtle">
                {t(`orders.refund.effects.${one}`)}
              </Text>
            </div>
          </div>
        ))}
      </RadioGroup>
    </div>
  );
}
