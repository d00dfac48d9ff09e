import { Prompt } from "@medusajs/ui";
import { useTexts } from "../../i18n/use-texts";

interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen. */
  description: string;
  /** The label of the button that confirms. */
  action: string;
  onConfirm: () => void;
}

/** Asks for confirmation before something that cannot be undone. */
export function Confirm({ open, onOpenChange, title, description, action, onConfirm }: ConfirmProps) {
  const { t } = useTexts();
  return (
    <Prompt open={open} onOpenChange={onOpenChange} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description>{description}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>{t("common.cancel")}</Prompt.Cancel>
          <Prompt.Action onClick={onConfirm}>{action}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
