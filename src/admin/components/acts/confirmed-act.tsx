import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { useAct } from "../../client/use-act";
import { useRefusalWords } from "../../i18n/use-refusal-words";
import { Confirm } from "./confirm";

interface ConfirmedActProps {
  /** Where it is posted, without a body. */
  path: `/admin/haipay/${string}`;
  button: string;
  title: string;
  description: string;
  /** On the button that confirms. */
  action: string;
  /** Shown when it is done. */
  done: string;
  /** Shown when it is refused, above the reason. */
  refused: string;
  onDone?: (collectOrder: CollectOrder) => void;
}

/** A button for an action that needs no input, but a confirmation. */
export function ConfirmedAct({
  path,
  button,
  title,
  description,
  action,
  done,
  refused,
  onDone,
}: ConfirmedActProps) {
  const { sayAll } = useRefusalWords();
  const [open, setOpen] = useState(false);
  const { run, running } = useAct<CollectOrderAnswer>(path);
  const act = () =>
    run(
      {},
      ({ collect_order }) => {
        toast.success(done);
        onDone?.(collect_order);
      },
      (error) => toast.error(refused, { description: sayAll(error) }),
    );
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={running}
        onClick={() => setOpen(true)}
      >
        {button}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={description}
        action={action}
        onConfirm={act}
      />
    </>
  );
}
