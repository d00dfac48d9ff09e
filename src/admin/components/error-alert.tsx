import { Alert, Button } from "@medusajs/ui";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";

interface ErrorAlertProps {
  /** What was thrown; without it nothing is shown. */
  error: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
}

/** Shows what went wrong. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const { sayAll } = useRefusalWords();
  return <TroubleAlert text={sayAll(error)} onRetry={onRetry} />;
}

/** Shows an error that belongs to none of a form's fields; nothing without a text. */
export function TroubleAlert({ text, onRetry }: { text: string | undefined; onRetry?: () => void }) {
  const { t } = useTexts();
  if (text === undefined) return null;
  return (
    <Alert variant="error" role="alert">
      <span className="whitespace-pre-line break-words">{text}</span>
      {onRetry && (
        <Button type="button" size="small" variant="transparent" className="ml-2" onClick={onRetry}>
          {t("common.again")}
        </Button>
      )}
    </Alert>
  );
}
