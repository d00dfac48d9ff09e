/** Filters of the list of payments that an administrator gave a name. */
export interface ShownListView {
  id: string;
  name: string;
  /** By which the list is narrowed and sorted, as its query has them. */
  query: Record<string, string>;
}
