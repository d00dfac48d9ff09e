import type { Row } from "../row";
import { apply, connections } from "./client";
import { forgedNotification, notificationToCapture, repeatedNotification } from "./notifications";
import { notificationIntake, signing } from "./signing";

export const ROWS: readonly Row[] = [
  signing,
  notificationIntake,
  notificationToCapture,
  repeatedNotification,
  forgedNotification,
  connections,
  apply,
];
