import { Hint, Input, Label, RadioGroup, Text, Textarea } from "@medusajs/ui";
import { useId } from "react";
import type { CollectOrder } from "../../client/answers";
import type { Form } from "../../forms/use-form";
import { formatSum } from "../../format/sum";
import { toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { targetsOf, type RefundField, type RefundTarget } from "./refund-form";

interface RefundFieldsProps {
  order: CollectOrder;
  form: Form<RefundField>;
  /** Whether the money in question is known. */
  isChosen: boolean;
}

/** The fields of a refund that was paid outside. */
export function RefundFields({ order, form, isChosen }: RefundFieldsProps) {
  const { t } = useTexts();
  const { values, change, errorAt } = form;
  const left = formatSum(order.refundable[values.target as RefundTarget], order.currency_code);
  return (
    <>
      <TargetChoice order={order} form={form} isChosen={isChosen} />
      {errorAt("target") !== undefined && (
        <Hint variant="error" role="alert">
          {errorAt("target")}
        </Hint>
      )}
      <Field
        label={t("orders.refund.amount")}
        hint={t("orders.refund.left", { sum: left })}
        error={errorAt("amount")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={values.amount}
            onChange={({ target }) => change({ amount: target.value })}
          />
        )}
      </Field>
      <Field label={t("orders.refund.paidOn")} error={errorAt("paid_on")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={toJapanField(new Date()).slice(0, 10)}
            value={values.paid_on}
            onChange={({ target }) => change({ paid_on: target.value })}
          />
        )}
      </Field>
      <Field
        label={t("orders.refund.reference")}
        hint={t("orders.refund.referenceHint")}
        error={errorAt("reference")}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={200}
            value={values.reference}
            onChange={({ target }) => change({ reference: target.value })}
          />
        )}
      </Field>
      <Field label={t("orders.refund.note")} optional error={errorAt("note")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={2000}
            value={values.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Which money is refunded, and what that does to the order; asked only if both kinds are left. */
function TargetChoice({ order, form: { values, change }, isChosen }: RefundFieldsProps) {
  const { t } = useTexts();
  const id = useId();
  const targets = targetsOf(order);
  const target = values.target as RefundTarget;
  if (isChosen || targets.length < 2) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(`orders.refund.effects.${target}`)}
      </Text>
    );
  }
  const choose = (chosen: string) => {
    const wanted = chosen as RefundTarget;
    change({ target: wanted, amount: order.refundable[wanted] });
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
