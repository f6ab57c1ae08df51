/** What may be refused of outside systems: who reports, about which case; never the fact itself. */
import { text, type Refusal } from "../../reasons/index.ts"

export interface NotAuthoritative extends Refusal<"NotAuthoritative"> {
  readonly system: string
  readonly scheme: string
}
export interface ExternalIdNotOfCase extends Refusal<"ExternalIdNotOfCase"> {
  readonly scheme: string
}
/** Another case has the id; `holder` is its case id. */
export interface ExternalIdTaken extends Refusal<"ExternalIdTaken"> {
  readonly scheme: string
  readonly holder: string
}

export type OutsideRefusal =
  | NotAuthoritative
  | ExternalIdNotOfCase
  | ExternalIdTaken
  | Refusal<"NoSuchConflict">
  | Refusal<"ChoiceMissing">
  | Refusal<"ImportWithoutId">

export const notAuthoritative = (system: string, scheme: string): NotAuthoritative => ({
  _tag: "NotAuthoritative",
  system,
  scheme,
  message: text(
    `系统“${system}”未被指定为“${scheme}”编号的权威来源，其消息不予采用；如应采用，请在配置中指定，并由该系统自身提交。`,
    `"${system}" is not named as authoritative for ids of the scheme "${scheme}": name it in the configuration, and let it report itself.`,
  ),
})

export const externalIdNotOfCase = (scheme: string): ExternalIdNotOfCase => ({
  _tag: "ExternalIdNotOfCase",
  scheme,
  message: text(
    `该“${scheme}”编号不属于本办件；请按编号查找办件，或先为本办件补登编号。`,
    `The id of the scheme "${scheme}" is not this case's: find the case by the id, or add the id to this case first.`,
  ),
})

export const externalIdTaken = (scheme: string, holder: string): ExternalIdTaken => ({
  _tag: "ExternalIdTaken",
  scheme,
  holder,
  message: text(
    `该“${scheme}”编号已由办件 ${holder} 使用；请打开该办件办理，勿重复建立。`,
    `Case ${holder} has this id of the scheme "${scheme}": go on with that case and open no second one.`,
  ),
})

export const outsideRefusals = {
  noSuchConflict: {
    _tag: "NoSuchConflict",
    message: text(
      "没有这一待处理的不一致，请刷新后核对。",
      "There is no such open conflict; read the case again.",
    ),
  },
  choiceMissing: {
    _tag: "ChoiceMissing",
    message: text(
      "外部记录有多种内容，请注明采用哪一种（chosen，从 0 起）。",
      "The outside says several things: say which of them is taken (`chosen`, from 0).",
    ),
  },
  importWithoutId: {
    _tag: "ImportWithoutId",
    message: text(
      "移交的办件须载明其在原系统的编号（externalIds）。",
      "A case from another system comes with its id there (`externalIds`).",
    ),
  },
} as const satisfies Record<string, OutsideRefusal>
