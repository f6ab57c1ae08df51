/** Directions as people read them: first whether one has to go, then where, when and with what. */
import { type ChecklistLine, composeAlternatives } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import { channelNames, collectionNames } from "../names.ts"
import { composeNextOpening } from "./hours-text.ts"
import type { Detour, Directions, Going, Place } from "./where-to-go.ts"

/** The directions, a sentence or a line each, in the order in which they are read. */
export function composeDirections(directions: Directions): readonly Text[] {
  const { bring, detours, going, item, places, toAsk } = directions
  const questions = item.questions.filter(({ fact }) => toAsk.includes(fact))
  return [
    composeGoing(directions),
    ...composeOtherWays(going),
    ...(going.visits === 0 && item.initiation === "ex-officio" ? [] : composePlaces(directions)),
    ...detours.map(composeDetour),
    ...bring.map((line) => composeLine(line, going)),
    ...(bring.length === 0 && places.length > 0
      ? [text("无需携带材料。", "Nothing has to be brought.")]
      : []),
    ...questions.map(({ question }) => text(`另请确认：${question.zh}`, `Please also tell: ${question.en}`)),
  ]
}

function composeGoing({ going: { basis, visits }, item: { initiation, name } }: Directions): Text {
  if (initiation === "ex-officio") {
    return text(
      `“${name.zh}”无需申请，由办理机关主动办理。`,
      `"${name.en}" needs no application: the authority acts of its own accord.`,
    )
  }
  if (visits === 0) return text(`办理“${name.zh}”不用跑。`, `"${name.en}" needs no visit.`)
  const [zh, en] = basis === "declared" ? ["（以公布的为准）", " (as published)"] : ["", ""]
  return text(
    `办理“${name.zh}”最多跑 ${visits} 次${zh}。`,
    `"${name.en}" takes at most ${visits} ${visits === 1 ? "visit" : "visits"}${en}.`,
  )
}

function composeOtherWays({ handIn, receive }: Going): readonly Text[] {
  const sentence = (ways: readonly Text[], zh: string, en: string): readonly Text[] =>
    ways.length === 0
      ? []
      : [
          text(
            `${zh}${ways.map((way) => way.zh).join("、")}。`,
            `${en} ${ways.map((way) => way.en).join(", ")}.`,
          ),
        ]
  return [
    ...sentence(
      handIn.map((way) => channelNames[way]),
      "可",
      "An application can be handed in",
    ),
    ...sentence(
      receive.map((way) => collectionNames[way]),
      "结果可",
      "The result can arrive",
    ),
  ]
}

function composePlaces({ item: { contact }, places }: Directions): readonly Text[] {
  if (places.length > 0) return places.map(composePlace)
  return [
    text(
      `办理地点：${contact.address.zh}；办理时间：${contact.hours.zh}；电话：${contact.phone}。`,
      `Where: ${contact.address.en}; hours: ${contact.hours.en}; telephone: ${contact.phone}.`,
    ),
  ]
}

function composePlace({ carriedTo, nearness, next, outlet, windows }: Place): Text {
  const opening = composeNextOpening(next)
  const phones = [...new Set(windows.flatMap(({ phone }) => phone ?? []))]
  const phone = phones.length > 0 ? phones.join("、") : outlet.phone
  const at = windows.length === 0 ? null : join(windows.map(({ name }) => name))
  const zh = [
    `${outlet.name.zh}${nearness ? `（同在${nearness.within.zh}）` : ""}`,
    ...(carriedTo ? [`代办，转至${carriedTo.name.zh}`] : []),
    ...(at ? [`窗口：${at.zh}`] : []),
    `地址：${outlet.address.zh}`,
    `电话：${phone}`,
    opening.zh,
  ]
  const en = [
    `${outlet.name.en}${nearness ? ` (also in ${nearness.within.en})` : ""}`,
    ...(carriedTo ? [`taken in and carried to ${carriedTo.name.en}`] : []),
    ...(at ? [`window: ${at.en}`] : []),
    `address: ${outlet.address.en}`,
    `telephone: ${phone}`,
    opening.en,
  ]
  return text(`${zh.join("；")}。`, `${en.join("; ")}.`)
}

function composeDetour({ leg, outlets }: Detour): Text {
  const where = join(outlets.map(({ name }) => name))
  return text(
    `${leg.name.zh}须到：${where.zh || "另行公布的地点"}。`,
    `To ${leg.name.en}, go to: ${where.en || "a place published separately"}.`,
  )
}

function composeLine(
  { needed, requirement: { accepts, name, necessity } }: ChecklistLine,
  { visits }: Going,
): Text {
  const forms = composeAlternatives(accepts)
  const [zh, en] = visits === 0 ? (["准备", "prepare"] as const) : (["带", "bring"] as const)
  const asked =
    necessity === "optional"
      ? text(`可以${zh}`, `If you wish, ${en}`)
      : needed === "yes"
        ? text(`请${zh}`, `Please ${en}`)
        : text(`可能需要${zh}`, `You may have to ${en}`)
  return text(`${asked.zh}：${name.zh}，${forms.zh}。`, `${asked.en}: ${name.en}, ${forms.en}.`)
}

function join(words: readonly Text[]): Text {
  return text(words.map(({ zh }) => zh).join("、"), words.map(({ en }) => en).join(", "))
}
