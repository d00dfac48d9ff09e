import { useState } from "react";
import type { Form } from "../../forms/use-form";

/** Whether a form's drawer is open: it opens empty, closes when the action is done, and otherwise shows what is wrong. */
export function useActDrawer<Name extends string>(form: Form<Name>) {
  const [open, setOpen] = useState(false);
  return {
    send: (body: object) => form.send(body, () => setOpen(false)),
    /** For `ActDrawer`. */
    drawer: {
      open,
      running: form.sending,
      trouble: form.trouble,
      onOpenChange: (opening: boolean) => {
        form.reset();
        setOpen(opening);
      },
    },
  };
}
