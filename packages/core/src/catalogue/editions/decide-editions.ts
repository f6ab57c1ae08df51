/**
 * What may be done with editions. Drafting is free; a review is signed by an officer who did not write the text;
 * publishing changes nothing that is public; a withdrawal takes effect on a day and is never taken back, for the text
 * may be published anew as another edition.
 */
import * as Result from "effect/Result"
import { type Actor, isAuthority, type OfficerLapsed, refuseLapsed } from "../../identity/index.ts"
import { type CatalogueFinding, reviewCatalogue, type ReviewOptions } from "../review/index.ts"
import { type Refusal, type Text, text } from "../../reasons/index.ts"
import { compareDates, type Now, type PlainDate } from "../../time/index.ts"
import {
  type CatalogueEvent,
  editionKey,
  type HashedItem,
  type PublishedCatalogue,
} from "./published-catalogue.ts"

export interface DraftEditions {
  readonly type: "draft-editions"
  readonly items: readonly HashedItem[]
}

export interface ReviewEdition {
  readonly type: "review-edition"
  readonly edition: string
  /** The hash of the text that was read. */
  readonly hash: string
}

export interface PublishBatch {
  readonly type: "publish-batch"
  readonly batch: string
  readonly items: readonly HashedItem[]
}

export interface WithdrawEdition {
  readonly type: "withdraw-edition"
  readonly edition: string
  readonly from: PlainDate
  readonly reason: Text
}

export type CatalogueCommand = DraftEditions | ReviewEdition | PublishBatch | WithdrawEdition

export interface CatalogueContext {
  readonly now: Now
  readonly actor: Actor
  /** Whether a batch may only hold editions whose wording was reviewed; it may hold any unless said. */
  readonly review?: "required"
  /** By what wording is reviewed, for example the registers that hold what an item must not ask for. */
  readonly wording?: ReviewOptions
}

/** An edition under this name is public already and says something else: give the new text a new edition. */
export interface EditionImmutable extends Refusal<"EditionImmutable"> {
  readonly editions: readonly string[]
}

/** There is no such edition to review or withdraw, or it is no longer at that point. */
export interface EditionNotThere extends Refusal<"EditionNotThere"> {
  readonly edition: string
}

/** The draft was changed after it was read: read it again. */
export interface DraftChanged extends Refusal<"DraftChanged"> {
  readonly edition: string
}

/** The wording is to be signed by an officer other than the one who drafted it. */
export interface NotTheReviewer extends Refusal<"NotTheReviewer"> {
  readonly edition: string
}

/** Nobody signs what a review finds wrong: the errors are to be mended first, or their checks turned off. */
export interface WordingUnclear extends Refusal<"WordingUnclear"> {
  readonly edition: string
  readonly findings: readonly CatalogueFinding[]
}

/** The wording of these editions was not reviewed as it stands. */
export interface NotReviewed extends Refusal<"NotReviewed"> {
  readonly editions: readonly string[]
}

/** A withdrawal on a day that is past: what was public on it has been relied on. */
export interface WithdrawnTooEarly extends Refusal<"WithdrawnTooEarly"> {
  readonly edition: string
}

export type CatalogueRefusal =
  | OfficerLapsed
  | EditionImmutable
  | EditionNotThere
  | DraftChanged
  | NotTheReviewer
  | NotReviewed
  | WordingUnclear
  | WithdrawnTooEarly

type Decided = Result.Result<readonly CatalogueEvent[], CatalogueRefusal>

/** What a command on the catalogue comes to. What is already so is passed over, and gives no event. */
export function decideCatalogue(
  state: PublishedCatalogue,
  command: CatalogueCommand,
  context: CatalogueContext,
): Decided {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  switch (command.type) {
    case "draft-editions":
      return draft(state, command, context)
    case "review-edition":
      return review(state, command, context)
    case "publish-batch":
      return publish(state, command, context)
    case "withdraw-edition":
      return withdraw(state, command, context)
    default:
      return unknownCommand(command)
  }
}

function draft(state: PublishedCatalogue, { items }: DraftEditions, context: CatalogueContext): Decided {
  const published = items.filter(({ item }) => state.editions[editionKey(item)] !== undefined)
  if (published.length > 0) return Result.fail(editionImmutable(published))
  const changed = items.filter(({ hash, item }) => state.drafts[editionKey(item)]?.hash !== hash)
  return changed.length === 0
    ? Result.succeed([])
    : Result.succeed([{ type: "EditionsDrafted", ...stamp(context), data: { items: changed } }])
}

function review(
  state: PublishedCatalogue,
  { edition, hash }: ReviewEdition,
  context: CatalogueContext,
): Decided {
  const found = state.drafts[edition]
  if (found === undefined) return Result.fail(editionNotThere(edition))
  if (found.hash !== hash) return Result.fail(draftChanged(edition))
  const { actor, now } = context
  if (!isAuthority(actor, now.on) || isSameOfficer(actor, found.draftedBy))
    return Result.fail(notTheReviewer(edition))
  const errors = reviewCatalogue([found.item], context.wording).filter(({ severity }) => severity === "error")
  if (errors.length > 0) return Result.fail(wordingUnclear(edition, errors))
  return found.reviewedBy === null
    ? Result.succeed([{ type: "EditionReviewed", ...stamp(context), data: { edition, hash } }])
    : Result.succeed([])
}

function publish(
  state: PublishedCatalogue,
  { batch, items }: PublishBatch,
  context: CatalogueContext,
): Decided {
  const changed = items.filter(({ hash, item }) => {
    const known = state.editions[editionKey(item)]
    return known !== undefined && known.hash !== hash
  })
  if (changed.length > 0) return Result.fail(editionImmutable(changed))
  const fresh = items.filter(({ item }) => state.editions[editionKey(item)] === undefined)
  const unread = fresh.filter(({ hash, item }) => {
    const known = state.drafts[editionKey(item)]
    return known === undefined || known.hash !== hash || known.reviewedBy === null
  })
  if (context.review === "required" && unread.length > 0) return Result.fail(notReviewed(unread))
  return fresh.length === 0
    ? Result.succeed([])
    : Result.succeed([{ type: "BatchPublished", ...stamp(context), data: { batch, items: fresh } }])
}

function withdraw(
  state: PublishedCatalogue,
  { edition, from, reason }: WithdrawEdition,
  context: CatalogueContext,
): Decided {
  if (state.editions[edition] === undefined) return Result.fail(editionNotThere(edition))
  if (state.withdrawn[edition] !== undefined) return Result.succeed([])
  if (compareDates(from, context.now.on) < 0) return Result.fail(withdrawnTooEarly(edition))
  return Result.succeed([{ type: "EditionWithdrawn", ...stamp(context), data: { edition, from, reason } }])
}

function stamp({ actor, now }: CatalogueContext) {
  return { v: 1, occurredOn: now.on, recordedAt: now.at, actor } as const
}

function isSameOfficer(one: Actor, other: Actor): boolean {
  return one.kind === "officer" && other.kind === "officer" && one.externalId === other.externalId
}

function editionImmutable(items: readonly HashedItem[]): EditionImmutable {
  const editions = items.map(({ item }) => editionKey(item))
  return {
    _tag: "EditionImmutable",
    editions,
    message: text(
      `已公布的版本不可更改：${editions.join("、")}；请以新版本公布。`,
      `Published editions do not change: ${editions.join(", ")}; publish the new text as a new edition.`,
    ),
  }
}

function editionNotThere(edition: string): EditionNotThere {
  return {
    _tag: "EditionNotThere",
    edition,
    message: text(
      `没有处于该状态的版本：${edition}；请核对事项编号和版本。`,
      `There is no edition ${edition} at this point: check the item and the edition.`,
    ),
  }
}

function draftChanged(edition: string): DraftChanged {
  return {
    _tag: "DraftChanged",
    edition,
    message: text(
      `草案在阅读之后又有改动：${edition}；请重新审核。`,
      `The draft ${edition} was changed after it was read: review it again.`,
    ),
  }
}

function notTheReviewer(edition: string): NotTheReviewer {
  return {
    _tag: "NotTheReviewer",
    edition,
    message: text(
      `${edition}的文字内容应由起草人以外的工作人员审核签署。`,
      `The wording of ${edition} is to be reviewed and signed by an officer other than its author.`,
    ),
  }
}

function wordingUnclear(edition: string, findings: readonly CatalogueFinding[]): WordingUnclear {
  const messages = findings.map(({ message }) => message)
  return {
    _tag: "WordingUnclear",
    edition,
    findings,
    message: text(
      `${edition}的文字内容有待修改：${messages.map(({ zh }) => zh).join("")}`,
      `The wording of ${edition} is to be mended: ${messages.map(({ en }) => en).join(" ")}`,
    ),
  }
}

function notReviewed(items: readonly HashedItem[]): NotReviewed {
  const editions = items.map(({ item }) => editionKey(item))
  return {
    _tag: "NotReviewed",
    editions,
    message: text(
      `文字内容未经审核：${editions.join("、")}；请先起草并审核。`,
      `The wording was not reviewed: ${editions.join(", ")}; draft and review it first.`,
    ),
  }
}

function withdrawnTooEarly(edition: string): WithdrawnTooEarly {
  return {
    _tag: "WithdrawnTooEarly",
    edition,
    message: text(
      `${edition}不能自过去的日期起取消；请自今日或以后的日期起。`,
      `${edition} cannot be withdrawn from a day that is past: name today or a later day.`,
    ),
  }
}

function unknownCommand(command: never): never {
  throw new TypeError(`Unknown command: ${String((command as { type?: unknown }).type)}`)
}
