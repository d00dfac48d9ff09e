import { CheckCircleSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useId, type ReactNode } from "react";
import type { ShownAccount, ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";

/** What every step is given. */
export interface StepProps {
  settings: Wire<ShownSettings>;
  /** The one to be set up: in the currency in which the shop sells. */
  account: Wire<ShownAccount>;
  onDone: () => void;
}

interface Props {
  number: number;
  name: string;
  isDone: boolean;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** One step of the checklist: its tick, its name and, while it is open, what to do. */
export function Step({ number, name, isDone, isOpen, onToggle, children }: Props) {
  const { t } = useTexts();
  const id = useId();
  return (
    <li aria-current={isOpen ? "step" : undefined}>
      <button
        type="button"
        className="hover:bg-ui-bg-base-hover flex w-full items-center gap-x-3 px-6 py-3 text-left"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={onToggle}
      >
        {isDone ? (
          <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" />
        ) : (
          <span
            aria-hidden
            className="txt-compact-xsmall text-ui-fg-subtle flex size-[15px] shrink-0 items-center justify-center"
          >
            {number}
          </span>
        )}
        <Text size="small" weight={isOpen ? "plus" : "regular"} as="span">
          {name}
        </Text>
        <Text size="small" as="span" className="text-ui-fg-subtle ml-auto shrink-0">
          {isDone ? t("setUp.done") : ""}
        </Text>
      </button>
      {isOpen && (
        <div id={id} className="flex flex-col gap-y-5 px-6 pb-6 pt-1 md:pl-12">
          {children}
        </div>
      )}
    </li>
  );
}
