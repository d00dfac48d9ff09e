import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { OrderBanner } from "../order-page/order-banner";

interface HaipayOrderBannerProps {
  /** The order whose page it is. */
  data: { id: string };
}

const HaipayOrderBanner = ({ data }: HaipayOrderBannerProps) => <OrderBanner medusaOrderId={data.id} />;

export const config = defineWidgetConfig({ zone: "order.details.before" });

export default HaipayOrderBanner;
