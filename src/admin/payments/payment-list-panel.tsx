import { Container, Heading, Skeleton, Text } from "@medusajs/ui";
import type { CollectOrdersAnswer } from "../../api/admin/haipay/collect-orders/route";
import { useAnswer } from "../client/use-answer";
import { ErrorAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";
import { ChosenBar } from "./chosen-bar";
import { EraseBuyer } from "./erase-buyer";
import { ExportButton } from "./export-button";
import { FilterBar } from "./filter-bar";
import { JournalExport } from "./journal-export";
import { ListTotals } from "./list-totals";
import { Pager } from "./pager";
import { PaymentsTable } from "./payments-table";
import { SavedViews } from "./saved-views";
import { useChosen } from "./use-chosen";
import type { PaymentList } from "./use-payment-list";

const REFRESH_MS = 60_000;

/** The matching payments, with everything to filter, sort and save them. */
export function PaymentListPanel({ list }: { list: PaymentList }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer<CollectOrdersAnswer>("/admin/haipay/collect-orders", {
    query: list.query,
    refetchInterval: REFRESH_MS,
    keepPrevious: true,
  });
  const chosen = useChosen(list, data?.collect_orders ?? []);
  return (
    <>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
          <Heading level="h2">{t("payments.list.name")}</Heading>
          <div className="flex flex-wrap gap-2">
            <EraseBuyer />
            <JournalExport />
            <ExportButton wish={list.wish} />
          </div>
        </div>
        <SavedViews list={list} />
        <FilterBar list={list} />
        {error && (
          <div className="px-6 py-4">
            <ErrorAlert error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {!error && !data && <Skeleton className="h-64 w-full" aria-label={t("common.loading")} />}
        {!error && data && data.collect_orders.length > 0 && (
          <PaymentsTable rows={data.collect_orders} chosen={chosen} list={list} />
        )}
        {!error && data && data.collect_orders.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle px-6 py-12 text-center">
            {t(list.isFiltered ? "payments.list.none" : "payments.list.noneYet")}
          </Text>
        )}
        {!error && data && <ListTotals list={list} />}
        {!error && data && <Pager page={data} list={list} />}
      </Container>
      {/* The bar floats above the end of the page. */}
      {chosen.rows.length > 0 && <div className="h-16" aria-hidden />}
      <ChosenBar chosen={chosen} />
    </>
  );
}
