import { Container, Heading } from "@medusajs/ui";
import type { AttentionsAnswer } from "../../api/admin/haipay/attentions/route";
import { AttentionCard } from "../attention/attention-card";
import { useAnswer } from "../client/use-answer";
import { ErrorAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";

/** What needs a person and belongs to no payment of this shop, so that no row of the list can show it. */
export function UnknownOrders() {
  const { t } = useTexts();
  const { data, error } = useAnswer<AttentionsAnswer>("/admin/haipay/attentions", {
    query: { resolved: false, reason: "unknown_order", limit: 100 },
  });
  if (error) return <ErrorAlert error={error} />;
  if (!data || data.attentions.length === 0) return null;
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("payments.unknown.name")}
      </Heading>
      {data.attentions.map((attention) => (
        <div key={attention.id} className="px-6 py-4">
          <AttentionCard attention={attention} />
        </div>
      ))}
    </Container>
  );
}
