import { Button, Drawer } from "@medusajs/ui";
import type { FormEvent, ReactNode } from "react";
import { useTexts } from "../../i18n/use-texts";
import { TroubleAlert } from "../error-alert";

interface ActDrawerProps {
  /** What the button that opens it says; none where something else opens it. */
  button?: string;
  title: string;
  /** What the action does, and what it does not. */
  description: string;
  /** The label of the button that submits it. */
  submit: string;
  /** What the other button says; "Cancel" while nothing is done yet. */
  leave?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  running: boolean;
  /** Why it was refused, if that is not about a field. */
  trouble: string | undefined;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form at the side of the page, for one action. It closes when the action is done, and otherwise shows what is wrong. */
export function ActDrawer(props: ActDrawerProps) {
  const { t } = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside another component's form must not submit that one as well.
    event.stopPropagation();
    props.onSubmit();
  };
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange}>
      {props.button !== undefined && (
        <Drawer.Trigger asChild>
          <Button type="button" size="small" variant="secondary">
            {props.button}
          </Button>
        </Drawer.Trigger>
      )}
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <h2 className="h2-core">{props.title}</h2>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">{props.description}</Drawer.Description>
        </Drawer.Header>
        <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            <TroubleAlert text={props.trouble} />
            {props.children}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {props.leave ?? t("common.cancel")}
              </Button>
            </Drawer.Close>
            <Button type="submit" size="small" isLoading={props.running} disabled={props.running}>
              {props.submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  );
}
