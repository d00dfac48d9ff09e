import type { Row } from "../row";
import { paymentsPage } from "./admin";
import { checkout, processorTime, returnPage } from "./checkout";
import { apply, connections } from "./client";
import { memory } from "./memory";
import { forgedNotification, notificationToCapture, repeatedNotification } from "./notifications";
import { reconcileBesideMillion, reconcileOpen } from "./reconciling";
import { rush, shopInRush } from "./rush";
import { paymentSearch } from "./searching";
import { notificationIntake, signing } from "./signing";
import { start } from "./start";

export const ROWS: readonly Row[] = [
  signing,
  notificationIntake,
  notificationToCapture,
  repeatedNotification,
  forgedNotification,
  rush,
  shopInRush,
  reconcileOpen,
  reconcileBesideMillion,
  connections,
  paymentsPage,
  start,
  apply,
  checkout,
  returnPage,
  memory,
  processorTime,
  paymentSearch,
];
