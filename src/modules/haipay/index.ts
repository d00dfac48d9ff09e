import "./loaders/check-medusa-first";
import { Module } from "@medusajs/framework/utils";
import checkSettings from "./loaders/check-settings";
import HaipayModuleService from "./service";

export const HAIPAY_MODULE = "haipay";

export default Module(HAIPAY_MODULE, { service: HaipayModuleService, loaders: [checkSettings] });
