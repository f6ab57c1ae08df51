/** A file of a catalogue as its text, and how much of one is read. */

export interface CatalogueFile {
  /** Ends in `.yaml`, `.yml` or `.json`; shown in every problem. */
  readonly name: string
  readonly text: string
}

/** What a file may cost, so that no file can exhaust the machine that reads it. */
export interface ReadLimits {
  /** Longest text of one file, in UTF-16 units; 64 Mi unless set. */
  readonly characters?: number
  /** How many nodes the aliases of one YAML file may stand for together; 100 000 unless set. */
  readonly aliasedNodes?: number
  /** How deep lists and keys may be nested; 40 unless set. */
  readonly depth?: number
}

export const defaultLimits: Required<ReadLimits> = {
  characters: 64 * 1024 * 1024,
  aliasedNodes: 100_000,
  depth: 40,
}
