const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_DIGITS = 10;

/**
 * The least id that Medusa can have given at an instant: its ids are ULIDs, which begin with their time. A range of
 * ids is a range of time that the primary key answers, where nothing indexes the time itself.
 *
 * @param prefix such as `order`
 */
export function idOfInstant(prefix: string, instant: Date): string {
  let rest = instant.getTime();
  let digits = "";
  for (let place = 0; place < TIME_DIGITS; place++) {
    digits = CROCKFORD[rest % CROCKFORD.length] + digits;
    rest = Math.floor(rest / CROCKFORD.length);
  }
  return `${prefix}_${digits}`;
}
