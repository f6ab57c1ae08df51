/**
 * Numbering: numbers of documents (文号), by authority, year and kind.
 *
 * Guarantees: no number is given twice; numbers of one series rise by one; asking again with the same
 * `requestId` returns the same number, so that a retried command leaves no gap.
 */
export interface Numbering {
  next(request: {
    readonly authority: string
    readonly year: number
    readonly kind: string
    readonly requestId: string
  }): Promise<string>
}

export function defineNumbering<N extends Numbering>(numbering: N): N {
  return numbering
}
