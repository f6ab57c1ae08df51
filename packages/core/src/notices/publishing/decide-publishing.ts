/**
 * What follows for a place from a revision of the catalogue: what it shows now, or what a person owes there. Only an
 * officer confirms a posting, and says where and on which day; a guide that changes or is withdrawn afterwards is to be
 * corrected in each place where it was posted.
 */
import * as Result from "effect/Result"
import { happening } from "../../events/index.ts"
import { type Actor, type OfficerLapsed, refuseLapsed } from "../../identity/index.ts"
import { type Finding, type Refusal, text } from "../../reasons/index.ts"
import type { Now, PlainDate } from "../../time/index.ts"
import type { Language } from "../language.ts"
import { composeCorrection, composeWithdrawal } from "./posting-text.ts"
import type { MarkedGuide, OwedPost, PublishingEvent } from "./publishing-events.ts"
import { type GuideStanding, publishingStatus, type PublishingState } from "./publishing-state.ts"

export type PublishingCommand =
  /** The place has shown these guides, but for what the findings of its receipt name. */
  | {
      readonly type: "note-publication"
      readonly revision: number
      readonly guides: readonly MarkedGuide[]
      readonly findings: readonly Finding[]
    }
  /** It has not. `code` says why, without a text of anybody's. */
  | {
      readonly type: "note-failure"
      readonly revision: number
      readonly guides: readonly MarkedGuide[]
      readonly code: string
    }
  /** A person is to post what has changed, until a day. */
  | {
      readonly type: "owe-postings"
      readonly revision: number
      readonly guides: readonly OwedPost[]
      readonly language: Language
      readonly dueOn: PlainDate
    }
  | {
      readonly type: "confirm-posting"
      readonly item: string
      readonly place: string
      readonly on: PlainDate
    }

export interface PublishingContext {
  readonly now: Now
  readonly actor: Actor
}

/** The posting was made before there was anything to be posted: it shows an earlier edition. */
export interface PostedTooEarly extends Refusal<"PostedTooEarly"> {
  readonly owedOn: PlainDate
}

export type PublishingRefusal =
  | OfficerLapsed
  | PostedTooEarly
  | Refusal<"OfficerNeeded">
  | Refusal<"GuideUnknown">
  | Refusal<"GuideWithdrawn">
  | Refusal<"PlaceMissing">
  | Refusal<"PostedAlready">
  | Refusal<"PostingInTheFuture">

type Decision = Result.Result<readonly PublishingEvent[], PublishingRefusal>

const happen = happening<PublishingEvent>()

/** What happens, nothing where nothing changes, or the rule that is broken. */
export function decidePublishing(
  state: PublishingState,
  command: PublishingCommand,
  context: PublishingContext,
): Decision {
  switch (command.type) {
    case "note-publication":
      return Result.succeed(notePublication(state, command, context))
    case "note-failure":
      return Result.succeed(noteFailure(state, command, context))
    case "owe-postings":
      return Result.succeed(owePostings(state, command, context))
    case "confirm-posting":
      return confirmPosting(state, command, context)
    default:
      return command satisfies never
  }
}

type Command<Type extends PublishingCommand["type"]> = Extract<PublishingCommand, { readonly type: Type }>

function notePublication(
  state: PublishingState,
  { findings, guides, revision }: Command<"note-publication">,
  context: PublishingContext,
): readonly PublishingEvent[] {
  // A retry that arrives late says nothing about what is shown now.
  if (state.revision !== null && revision < state.revision) return []
  const found = (severity: Finding["severity"]) =>
    new Map(
      findings
        .filter((each) => each.severity === severity && each.path[0] === "guides")
        .map(({ code, path }) => [String(path[1]), code]),
    )
  const errors = found("error")
  const warnings = found("warning")
  const shown = guides
    .filter(({ item }) => !errors.has(item))
    .map((guide) => ({ ...markedOf(guide), inBrief: warnings.has(guide.item) }))
    .filter(({ inBrief, item, mark }) => {
      const before = state.guides[item]
      return before?.mark !== mark || before.inBrief !== inBrief || before.failed !== null
    })
  const missing = guides.flatMap((guide) => {
    const code = errors.get(guide.item)
    const before = state.guides[guide.item]
    if (code === undefined || (before?.mark === guide.mark && before.failed?.code === code)) return []
    return [{ ...markedOf(guide), code }]
  })
  const withdrawn = noLonger(state, guides)
  const isNew = state.revision !== revision || state.failed !== null
  return isNew || shown.length + missing.length + withdrawn.length > 0
    ? [happen(context, "PublicationShown", { revision, shown, missing, withdrawn })]
    : []
}

function noteFailure(
  state: PublishingState,
  { code, guides, revision }: Command<"note-failure">,
  context: PublishingContext,
): readonly PublishingEvent[] {
  const { failed } = state
  if (state.revision !== null && revision <= state.revision) return []
  if (
    failed !== null &&
    (revision < failed.revision || (revision === failed.revision && code === failed.code))
  )
    return []
  const changed = guides.filter(({ item, mark }) => state.guides[item]?.mark !== mark)
  const gone = noLonger(state, guides).flatMap((item) => {
    const standing = state.guides[item]
    return standing ? [{ item, edition: standing.edition, title: standing.title }] : []
  })
  const concerned = [...changed.map(({ edition, item, title }) => ({ item, edition, title })), ...gone]
  return [happen(context, "PublicationFailed", { revision, code, concerned })]
}

function owePostings(
  state: PublishingState,
  { dueOn, guides, language, revision }: Command<"owe-postings">,
  context: PublishingContext,
): readonly PublishingEvent[] {
  if (state.revision !== null && revision <= state.revision) return []
  const changed = guides.filter(({ item, mark }) => state.guides[item]?.mark !== mark)
  const isPosted = ({ item }: { readonly item: string }) => placesOf(state.guides[item]).length > 0
  const posts = changed.filter((guide) => !isPosted(guide))
  const corrected = changed.filter(isPosted).map((guide) => ({
    ...guide,
    text: composeCorrection(guide.text, language),
    // Where the very content stands already, since it had not been taken away yet, nothing is owed.
    places: placesOf(state.guides[guide.item], guide.mark),
  }))
  const gone = noLonger(state, guides)
  const withdrawn = gone.flatMap((item) => {
    const standing = state.guides[item]
    if (standing === undefined || !isPosted({ item })) return []
    const { edition, title } = standing
    return [
      {
        item,
        edition,
        mark: null,
        title,
        text: composeWithdrawal(title, language),
        places: placesOf(standing),
      },
    ]
  })
  return [
    happen(context, "PostingsOwed", {
      revision,
      dueOn,
      posts,
      corrections: [...corrected, ...withdrawn],
      withdrawn: gone.filter((item) => !isPosted({ item })),
    }),
  ]
}

function confirmPosting(
  state: PublishingState,
  { item, on, place }: Command<"confirm-posting">,
  context: PublishingContext,
): Decision {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  if (context.actor.kind !== "officer") return Result.fail(refusals.officerNeeded)
  const standing = Object.hasOwn(state.guides, item) ? state.guides[item] : undefined
  if (standing === undefined) return Result.fail(refusals.guideUnknown)
  if (place.trim() === "") return Result.fail(refusals.placeMissing)
  if (on > context.now.on) return Result.fail(refusals.postingInTheFuture)
  const { mark, owed, posted, since } = standing
  const correction = owed.find((each) => each.place === place)
  if (correction === undefined && mark === null) return Result.fail(refusals.guideWithdrawn)
  if (correction === undefined && posted.some((each) => each.place === place && each.mark === mark))
    return Result.fail(refusals.postedAlready)
  const owedOn = correction?.owedOn ?? since
  if (on < owedOn) return Result.fail(postedTooEarly(owedOn))
  const task = correction?.task ?? "post"
  return Result.succeed([happen(context, "PostingConfirmed", { item, task, place, postedOn: on })])
}

/** The guides that are to be read there, or stand there amiss, and are not among these any more. */
function noLonger(state: PublishingState, guides: readonly { readonly item: string }[]): readonly string[] {
  const wanted = new Set(guides.map(({ item }) => item))
  return Object.entries(state.guides)
    .filter(
      ([item, standing]) =>
        !wanted.has(item) &&
        (standing.mark !== null || (standing.failed !== null && publishingStatus(standing) === "failed")),
    )
    .map(([item]) => item)
}

/** Where it was posted, but for the places that show the content of this mark. */
function placesOf(standing: GuideStanding | undefined, but?: string): readonly string[] {
  return standing?.posted.filter(({ mark }) => mark !== but).map(({ place }) => place) ?? []
}

function markedOf({ edition, item, mark, title }: MarkedGuide): MarkedGuide {
  return { item, edition, mark, title }
}

const refusals = {
  officerNeeded: say("OfficerNeeded", "发布情况须由工作人员确认。", "Only an officer confirms a posting."),
  guideUnknown: say("GuideUnknown", "这里没有这一事项的指南。", "There is no guide of this item here."),
  guideWithdrawn: say(
    "GuideWithdrawn",
    "该指南已停止使用，不再发布；此处没有待撤下的内容。",
    "The guide is withdrawn: it is not posted any more, and nothing is to be taken away here.",
  ),
  placeMissing: say(
    "PlaceMissing",
    "请写明发布在何处，例如群名称。",
    "Say where it was posted, by the name of the group, say.",
  ),
  postedAlready: say(
    "PostedAlready",
    "此处已确认发布现行内容。",
    "The content that holds is confirmed there already.",
  ),
  postingInTheFuture: say(
    "PostingInTheFuture",
    "发布日期不能晚于今天。",
    "The day of the posting may not lie in the future.",
  ),
} as const

function postedTooEarly(owedOn: PlainDate): PostedTooEarly {
  return {
    _tag: "PostedTooEarly",
    owedOn,
    message: text(
      `现行内容自${owedOn}起才有，更早发布的是旧内容，请发布现行内容后再确认。`,
      `The content that holds is there since ${owedOn}; what was posted before is older. Post it, then confirm.`,
    ),
  }
}

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
