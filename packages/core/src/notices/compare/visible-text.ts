/**
 * What a reader sees of a page, as compared with the guide it should show: no tag, attribute, script or metadata. The
 * reading of HTML is a channel's; here is what it reads to.
 */

/** One line: a heading, a paragraph, an item of a list, a cell of a table. */
export interface VisibleLine {
  readonly text: string
  /** Whether the page marks it as a heading; a copy may mark none. */
  readonly heading: boolean
  /**
   * The list, table or other block that holds this line and its like, if any. Blocks are numbered as they begin: its
   * own number, and the last within it.
   */
  readonly block?: readonly [from: number, until: number]
  /** The cell of a table that it stands in, if any: the lines of one cell have one number. */
  readonly cell?: number
  /** Whether it stands in a column of a table that only counts the rows: 1, 2, 3 and the head of these. */
  readonly counting?: boolean
}

/** The lines of a page from top to bottom. */
export interface VisibleText {
  readonly lines: readonly VisibleLine[]
  /**
   * Whether the lines are those of the page's main content alone. Otherwise what stands before and after the guide is
   * taken for the site's own, as far as it is not in one block with the guide's last section.
   */
  readonly bounded: boolean
}
