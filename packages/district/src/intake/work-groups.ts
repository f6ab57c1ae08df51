/** The groups of a worklist, the most pressing first. */
export const workGroups = [
  "overdue",
  "dueToday",
  "red",
  "yellow",
  "owed",
  "awaitingSeal",
  "awaitingPaper",
] as const
export type WorkGroup = (typeof workGroups)[number]
