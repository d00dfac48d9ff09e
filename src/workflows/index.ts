export type { AttentionAnnouncement, PaymentAnnouncement } from "./announce/payload";
export { chooseMethodWorkflow } from "./choose-method";
export { settleCollectOrderWorkflow } from "./settle-collect-order";
