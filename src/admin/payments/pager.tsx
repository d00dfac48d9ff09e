import { Button, Text } from "@medusajs/ui";
import type { CollectOrdersAnswer } from "../../api/admin/haipay/collect-orders/route";
import { formatCount } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import type { PaymentList } from "./use-payment-list";

type Counted = Pick<CollectOrdersAnswer, "count" | "count_is_capped" | "previous" | "next" | "limit">;

/** The count, and links to the neighbouring pages. */
export function Pager({ page, list }: { page: Counted; list: PaymentList }) {
  const { t, language } = useTexts();
  const { count, count_is_capped, previous, next, limit } = page;
  const pages = Math.max(1, Math.ceil(count / limit));
  // On the first and last pages the number is known, however the reader came there.
  const number = previous === null ? 1 : next === null && !count_is_capped ? pages : list.page;
  return (
    <nav
      aria-label={t("payments.list.pages")}
      className="flex flex-wrap items-center justify-between gap-2 px-6 py-4"
    >
      <Text size="small" leading="compact" className="text-ui-fg-subtle" role="status">
        {count_is_capped
          ? t("payments.list.countCapped", { number: formatCount(count, language) })
          : t("payments.list.count", { count })}
      </Text>
      <div className="flex items-center gap-2">
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle tabular-nums">
          {count_is_capped
            ? t("payments.list.page", { page: number })
            : t("payments.list.pageOf", { page: number, pages })}
        </Text>
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={previous === null}
          onClick={() =>
            previous && list.change({ before: previous, after: "", page: String(Math.max(1, number - 1)) })
          }
        >
          {t("payments.list.previous")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={next === null}
          onClick={() => next && list.change({ after: next, before: "", page: String(number + 1) })}
        >
          {t("payments.list.next")}
        </Button>
      </div>
    </nav>
  );
}
