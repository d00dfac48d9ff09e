import { Text } from "@medusajs/ui";
import { CopyButton } from "../components/copy-button";

interface CopyRowProps {
  name: string;
  /** What it is for. */
  hint?: string;
  text: string;
}

/** Something to be pasted elsewhere, with its button. */
export function CopyRow({ name, hint, text }: CopyRowProps) {
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" weight="plus">
        {name}
      </Text>
      {hint && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
      <div className="flex min-w-0 items-start gap-x-1">
        <code className="txt-compact-small bg-ui-bg-subtle max-h-24 min-w-0 overflow-y-auto break-all rounded px-2 py-1">
          {text}
        </code>
        <CopyButton text={text} what={name} />
      </div>
    </div>
  );
}
