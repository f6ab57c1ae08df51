/**
 * What the district can have from others without asking the applicant: the registries at hand, and the agreements on
 * data (数据共享协议) by which it could have more. A registry is any source of the authority's own: a population
 * register, another bureau's system, or the home visits of a community.
 */
import type { SubjectKind } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { RegistryRecords } from "../review/known-records.ts"

/** What can be had from a registry. */
export interface RegistrySupply {
  /** The facts it tells about a subject, by the names that rules have for them. */
  readonly facts: readonly string[]
  /** The records it keeps; their ids are the kinds of document under which items ask for the same. */
  readonly records?: RegistryRecords["records"]
  /** The kinds of subject of which it can list everybody there is, so that people are found without applying. */
  readonly enumerates?: readonly SubjectKind[]
}

/** A registry that may be asked today, with what may be asked of it. */
export interface RegistryAtHand extends RegistrySupply {
  /** As fact sheets name it in `from`, and items in `lookUp`. */
  readonly id: string
  readonly title: Text
}

/** An agreement that could be made, with what it would add. */
export interface DataAgreement extends RegistrySupply {
  readonly id: string
  readonly title: Text
  /** The id of the registry that it would open. */
  readonly registry: string
}
