import type { HttpTypes } from "@medusajs/framework/types";
import { useLanguage } from "../state/language";
import { Price } from "./price";

type Option = HttpTypes.StoreCartShippingOption;

interface DeliveryChoiceProps {
  options: Option[];
  currency: string;
  /** The chosen option's id, or nothing. */
  chosen: string;
  onChoose: (optionId: string) => void;
}

export function DeliveryChoice({ options, currency, chosen, onChoose }: DeliveryChoiceProps) {
  const { texts } = useLanguage();
  return (
    <fieldset className="deliveries">
      <legend>{texts.address.delivery}</legend>
      {options.map((option) => {
        const known = texts.address.options[option.type?.code ?? ""];
        return (
          <label key={option.id} className="delivery">
            <input
              type="radio"
              name="option"
              value={option.id}
              checked={chosen === option.id}
              onChange={() => onChoose(option.id)}
            />
            <span className="delivery-name">
              {known?.name ?? option.name} <span className="quiet">{known?.note}</span>
            </span>
            {option.amount === 0 ? texts.address.free : <Price amount={option.amount} currency={currency} />}
          </label>
        );
      })}
      {options.length === 0 && <p className="field-problem">{texts.address.noDelivery}</p>}
    </fieldset>
  );
}
