import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { OrderPayments } from "../order-page/order-payments";

interface HaipayOrderPaymentsProps {
  /** The order whose page it is. */
  data: { id: string };
}

const HaipayOrderPayments = ({ data }: HaipayOrderPaymentsProps) => <OrderPayments medusaOrderId={data.id} />;

export const config = defineWidgetConfig({ zone: "order.details.side.before" });

export default HaipayOrderPayments;
