/**
 * A pin ties a case to the exact edition of something it was opened under: an item, a rule set, a
 * calendar, a region table. The hash is over the canonical JSON of the pinned value.
 */
export interface Pin {
  readonly id: string
  /** `sha256:` and 64 hex digits; computed by the application, since core does no hashing. */
  readonly hash: string
}
