// What the process in which examples run and its parent agree on.

export interface Outcome {
  readonly file: string
  /** The stack of what was thrown; empty if nothing was. */
  readonly failure: string
}

/** Where the files lie that an example finds in its folder: one JSON object, by name. */
export function shownFilesOf(example: string): string {
  return `${example}.files.json`
}
