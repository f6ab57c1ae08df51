/** What a citizen or clerk reads: Chinese first, English beside it. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** Builds a {@link Text}. */
export function text(zh: string, en: string): Text {
  return { zh, en }
}
