import { done, NOT_POSSIBLE } from "../attempt";
import { deliverNotification } from "../deliver";
import type { Performer } from "./performer";

/** The platform sends one of its notifications: perhaps an old one, perhaps again, perhaps several at once. */
export const notify: Performer<"notify"> = async (world, { of, slip, which, times, atOnce }) => {
  const purchase = world.purchase(of);
  const found = purchase && (await world.slip(purchase, slip));
  if (!found || !(await world.atPlatform(found.platform_order_id))) return NOT_POSSIBLE;
  const texts = await world.control.notifications(found.platform_order_id);
  if (texts.length === 0) return NOT_POSSIBLE;
  const text = texts[texts.length - 1 - (which % texts.length)];
  const send = () => deliverNotification(world, found, text);
  if (atOnce) return done((await Promise.all(Array.from({ length: times }, send))).join(", "));
  const answers: string[] = [];
  while (answers.length < times) answers.push(await send());
  return done(answers.join(", "));
};
