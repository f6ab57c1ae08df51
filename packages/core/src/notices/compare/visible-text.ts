/**
 * What a reader sees of a page, as compared with the guide it should show: no tag, attribute, script or metadata. The
 * reading of HTML is a channel's; here is what it reads to.
 */

/** One line: a heading, a paragraph, an item of a list, a cell of a table. */
export interface VisibleLine {
  readonly text: string
  /** Whether the page marks it as a heading; a copy may mark none. */
  readonly heading: boolean
}

/** The lines of a page from top to bottom. */
export interface VisibleText {
  readonly lines: readonly VisibleLine[]
  /**
   * Whether the lines are those of the page's main content alone. Otherwise what stands before and after the guide is
   * taken for the site's own.
   */
  readonly bounded: boolean
}
