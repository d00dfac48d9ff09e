import { clx } from "@medusajs/ui";
import type { ReactNode } from "react";
import type { ListViewsAnswer } from "../../api/admin/haipay/list-views/route";
import { useAnswer } from "../client/use-answer";
import { useTexts } from "../i18n/use-texts";
import { FIRST_VIEWS, isShown, keptFilters } from "./kept-filters";
import { SaveView } from "./save-view";
import type { PaymentList } from "./use-payment-list";
import { ViewMenu } from "./view-menu";

const FIRST = Object.entries(FIRST_VIEWS) as [keyof typeof FIRST_VIEWS, (typeof FIRST_VIEWS)["all"]][];

/** Named filters: a few that every shop needs, and the administrator's own. */
export function SavedViews({ list }: { list: PaymentList }) {
  const { t } = useTexts();
  const { data } = useAnswer<ListViewsAnswer>("/admin/haipay/list-views");
  const own = data?.list_views ?? [];
  const isKnown = [...FIRST.map(([, view]) => view), ...own.map(({ query }) => query)].some((view) =>
    isShown(view, list.filters),
  );
  const canBeSaved = !isKnown && Object.keys(keptFilters(list.filters)).length > 0;
  return (
    <div className="flex items-center gap-2 px-6 py-3">
      <nav aria-label={t("payments.views.name")} className="-mx-1 min-w-0 overflow-x-auto px-1 py-1">
        <ul className="flex items-center gap-2">
          {FIRST.map(([name, view]) => (
            <View key={name} shown={isShown(view, list.filters)} onChoose={() => list.show(view)}>
              {t(`payments.views.${name}`)}
            </View>
          ))}
          {own.map((view) => {
            const shown = isShown(view.query, list.filters);
            return (
              <View
                key={view.id}
                shown={shown}
                onChoose={() => list.show(view.query)}
                menu={shown && <ViewMenu view={view} />}
              >
                {view.name}
              </View>
            );
          })}
        </ul>
      </nav>
      {data && canBeSaved && <SaveView filters={list.filters} own={own} />}
    </div>
  );
}

interface ViewProps {
  shown: boolean;
  onChoose: () => void;
  menu?: ReactNode;
  children: ReactNode;
}

function View({ shown, onChoose, menu, children }: ViewProps) {
  return (
    <li className="flex shrink-0 items-center gap-1">
      <button
        type="button"
        aria-pressed={shown}
        onClick={onChoose}
        className={clx(
          "txt-compact-small-plus transition-fg focus-visible:shadow-borders-focus max-w-60 truncate rounded-full px-3 py-1.5 outline-none",
          shown
            ? "bg-ui-bg-base-pressed text-ui-fg-base shadow-borders-base"
            : "text-ui-fg-subtle hover:bg-ui-bg-base-hover",
        )}
      >
        {children}
      </button>
      {menu}
    </li>
  );
}
