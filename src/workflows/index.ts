export { chooseMethodWorkflow } from "./choose-method";
export { settleCollectOrderWorkflow } from "./settle-collect-order";
