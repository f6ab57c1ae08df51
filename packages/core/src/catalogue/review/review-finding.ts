/** What a review hands back: plain data, so that a list of findings is its own JSON. */
import type { Citation, Finding, Path, Severity, Text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Fix } from "./fix.ts"
import type { ReviewCode } from "./review-checks.ts"
import type { ReviewContext } from "./review-options.ts"

/** Something in an item that its author should look at. The path leads from the item. */
export interface ReviewFinding extends Finding {
  readonly code: ReviewCode
  readonly source: Citation
  /** Where the review knows what would put it right. */
  readonly fix?: Fix
}

/** A finding with the edition of the item in which it was found. */
export interface CatalogueFinding extends ReviewFinding {
  readonly item: string
  readonly edition: string
}

/** Takes one finding of a check; a source or a severity here takes the place of the check's own. */
export type Report = (
  path: Path,
  message: Text,
  more?: {
    readonly fix?: Fix | undefined
    readonly source?: Citation | undefined
    readonly severity?: Severity | undefined
  },
) => void

/** Looks for one thing in an item. */
export type CheckItem = (item: ServiceItem, report: Report, context: ReviewContext) => void
