import { Text } from "@medusajs/ui";
import { CopyButton } from "../components/copy-button";

/** A public key as the platform's console wants it, to be copied. */
export function PublicKey({ name, publicKey }: { name: string; publicKey: string }) {
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-center gap-x-1">
        <Text size="small" weight="plus">
          {name}
        </Text>
        <CopyButton text={publicKey} what={name} />
      </div>
      <code className="txt-compact-xsmall bg-ui-bg-subtle text-ui-fg-subtle block break-all rounded-md border p-3">
        {publicKey}
      </code>
    </div>
  );
}
