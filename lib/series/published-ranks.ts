import type { Direction } from "@/lib/catalogue/rates";
import { settings } from "@/lib/settings";
import { positiveOrders, type SortOrder, sortOrders } from "./sort-orders";

/** Whether this site names places, as PUBLISH_RANKS says. */
export const publishesPlaces = (): boolean => settings().PUBLISH_RANKS === "all";

/** The orders in which this site lists the agencies by an indicator. */
export const offeredOrders = (direction: Direction): readonly SortOrder[] =>
  publishesPlaces() ? sortOrders : positiveOrders(direction);
