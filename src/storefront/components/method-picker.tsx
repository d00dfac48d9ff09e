import { useEffect, useId, useState, type ReactElement, type ReactNode } from "react";
import type { OfferedMethod, PaymentMethods } from "../../contract/store-api";
import type { PaymentKind } from "../../platform/methods";
import { abroadWarning, choiceOf, isOff, type MethodRow } from "../core/choosing";
import { lastMethod } from "../core/last-method";
import { onDemand, useHaiPay, waiting } from "./context";
import { MethodIcon } from "./method-icon";
import { Skeleton } from "./waiting";

export interface MethodPickerProps {
  /** undefined while they are being loaded. */
  methods: PaymentMethods | undefined;
  /** Provider id of the chosen method. */
  value?: string | null;
  /** undefined when the buyer opened a row and has chosen nothing in it yet. */
  onChange: (method: OfferedMethod | undefined) => void;
  disabled?: boolean;
  /** Where the goods go (ISO 3166 alpha-2), if the shop's answer does not say it: warns about methods that can only be paid in Japan. */
  deliveryCountry?: string | null;
  /** Where a buyer who can use no method for this sum can continue. */
  shopUrl?: string;
  /** What belongs to the chosen method: shown inside its row. */
  children?: ReactNode;
}

/**
 * A row for each kind, with its chains or wallets inside; the last used one comes first. What this purchase
 * cannot use is greyed, and one box says what is missing.
 */
export const MethodPicker = waiting(Picker, 3);

function Picker(props: MethodPickerProps): ReactElement {
  const { methods, value, onChange } = props;
  const { language, texts } = useHaiPay();
  const [last] = useState(lastMethod);
  const [opened, setOpened] = useState<PaymentKind>();
  const held = methods?.kinds.find((kind) =>
    kind.methods.some(({ provider_id }) => provider_id === value),
  )?.kind;
  // If a method is gone, its row stays open: the others of its kind are the likeliest.
  useEffect(() => void (held && setOpened(held)), [held]);
  if (!methods) return <Skeleton label={texts.loading} />;
  const { rows, box } = choiceOf(methods, texts, language, last);
  const shown = held ?? opened;

  function open(row: MethodRow): void {
    const available = row.methods.filter((method) => method.available);
    setOpened(row.kind);
    onChange(available.length === 1 ? available[0] : undefined);
  }

  return (
    <fieldset className="haipay-picker" disabled={props.disabled}>
      <legend className="haipay-heading">{texts.chooseMethod}</legend>
      {box && <Box box={box} shopUrl={rows.some((row) => row.available) ? undefined : props.shopUrl} />}
      {rows.map((row) => {
        const isOpen = rows.length === 1 ? row.available : row.kind === shown;
        return (
          <div
            key={row.kind}
            className={`haipay-row${isOpen ? " haipay-open" : ""}${row.available ? "" : " haipay-unavailable"}`}
          >
            <Head row={row} radio={rows.length > 1} checked={isOpen} onOpen={() => open(row)} />
            {isOpen && (
              <div className="haipay-row-body">
                <Warning>
                  {abroadWarning(row.kind, props.deliveryCountry ?? methods.delivery_country, texts)}
                </Warning>
                {row.methods.length > 1 && <Chains row={row} value={value} onChange={onChange} />}
                {row.kind === held && props.children}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Few purchases need it; the rows are greyed without it as well. */
const Box = onDemand(
  async () => (await import("./limits-box.js")).LimitsBox,
  () => null,
);

function Warning({ children }: { children: string | undefined }): ReactElement | null {
  return children === undefined ? null : <p className="haipay-warning">{children}</p>;
}

interface HeadProps {
  row: MethodRow;
  radio: boolean;
  checked: boolean;
  onOpen: () => void;
}

/** The row's own line; if it is the only one there is nothing to choose, and no button. */
function Head({ row, radio, checked, onOpen }: HeadProps): ReactElement {
  const { texts } = useHaiPay();
  const id = useId();
  const Line = radio ? "label" : "div";
  const why = row.available ? row.hint : (row.reason ?? texts.notForThisSum);
  return (
    <Line className="haipay-row-head">
      {radio && (
        <input
          type="radio"
          name="haipay-kind"
          value={row.kind}
          checked={checked}
          disabled={!row.available}
          aria-describedby={id}
          onChange={onOpen}
        />
      )}
      <span className="haipay-method-text">
        <span className="haipay-method-name">{row.name}</span>
        <span className="haipay-small" id={id}>
          {why}
        </span>
      </span>
      <span className="haipay-marks" aria-hidden="true">
        {row.methods.map((method) => (
          <Mark key={method.provider_id} method={method} size={20} />
        ))}
      </span>
    </Line>
  );
}

function Chains({
  row,
  value,
  onChange,
}: Pick<MethodPickerProps, "value" | "onChange"> & { row: MethodRow }): ReactElement {
  const { language, texts } = useHaiPay();
  return (
    <div className="haipay-chains" role="radiogroup" aria-label={texts.chooseWithin[row.kind]}>
      {row.methods.map((method) => (
        <label
          key={method.provider_id}
          className={`haipay-method${method.available ? "" : " haipay-unavailable"}`}
        >
          <input
            type="radio"
            name="haipay-method"
            value={method.provider_id}
            checked={method.provider_id === value}
            disabled={!method.available}
            onChange={() => onChange(method)}
          />
          <Mark method={method} size={28} />
          <span className="haipay-method-text">
            <span className="haipay-method-name">{method.name[language]}</span>
            {!method.available && (
              <span className="haipay-small">
                {isOff(method) ? texts.notAvailableNow : texts.notForThisSum}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}

/** The official logo if the shop provided one, else the kit's icon. */
function Mark({ method, size }: { method: OfferedMethod; size: number }): ReactElement {
  const { marks } = useHaiPay();
  return <>{marks[method.method] ?? <MethodIcon providerId={method.provider_id} size={size} />}</>;
}
