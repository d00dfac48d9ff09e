import { usePrompt } from "@medusajs/ui";
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { useBlocker } from "react-router-dom";
import { useTexts } from "../i18n/use-texts";

type Report = (form: string, isChanged: boolean) => void;

const Reports = createContext<Report>(() => undefined);

/** Asks before the page is left while a form below has unsaved input. Switching to another tab of the page keeps the input. */
export function UnsavedChanges({ children }: { children: ReactNode }) {
  const [forms, setForms] = useState<ReadonlySet<string>>(new Set());
  const report = useMemo<Report>(
    () => (form, isChanged) =>
      setForms((before) => {
        if (before.has(form) === isChanged) return before;
        const now = new Set(before);
        if (isChanged) now.add(form);
        else now.delete(form);
        return now;
      }),
    [],
  );
  const isUnsaved = forms.size > 0;
  useWarning(isUnsaved);
  useQuestion(isUnsaved);
  return <Reports.Provider value={report}>{children}</Reports.Provider>;
}

/** Tells the page whether a form has unsaved input. */
export function useUnsavedChanges(isChanged: boolean): void {
  const report = useContext(Reports);
  const form = useId();
  useEffect(() => {
    report(form, isChanged);
    return () => report(form, false);
  }, [report, form, isChanged]);
}

/** The browser's own question, when the tab is closed or reloaded. */
function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}

/** Our question, when the dashboard goes to another page. */
function useQuestion(isUnsaved: boolean): void {
  const { t } = useTexts();
  const prompt = usePrompt();
  const asked = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked" || asked.current) return;
    asked.current = true;
    void prompt({
      title: t("settings.unsaved.title"),
      description: t("settings.unsaved.text"),
      confirmText: t("settings.unsaved.leave"),
      cancelText: t("settings.unsaved.stay"),
    }).then((isSure) => {
      asked.current = false;
      if (isSure) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, prompt, t]);
}
