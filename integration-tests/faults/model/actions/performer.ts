import type { Came } from "../attempt";
import type { SingleAction } from "../history";
import type { World } from "../world";

/** Does one kind of action through the edge that the real actor uses. */
export type Performer<Kind extends SingleAction["kind"]> = (
  world: World,
  action: Extract<SingleAction, { kind: Kind }>,
) => Promise<Came>;
