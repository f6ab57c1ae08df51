/** A message from its template and values, in one language. */
import * as Result from "effect/Result"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import type { Language } from "../language.ts"
import { fillIn } from "../placeholders.ts"
import {
  composeField,
  expectedOf,
  type FieldKinds,
  type FieldValues,
  longestShown,
  type MessageField,
} from "./field.ts"
import { findPersonalData } from "./personal-data.ts"
import type { MessageTemplate } from "./template.ts"

/** What a channel is handed to say. Channels that carry free text say `title` and `body`, others `fields` in a text that their provider holds. */
export interface MessageContent {
  /** The kind of the template. */
  readonly kind: string
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly fields: Readonly<Record<string, MessageField>>
  /** Where the record is read, after signing in. It holds an id without meaning and nothing of the person. */
  readonly link?: string
}

export interface ComposeOptions {
  readonly language: Language
  readonly link?: string
  /** What the addressee is known by, so that it is seen if it slipped into the text: names, numbers, addresses. */
  readonly known?: readonly string[]
}

/**
 * The message. Fails with `InvalidInput`: every value that is not what its field is declared to hold, a link that is no
 * web address, and a text that holds personal data.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { composeMessage, defineTemplate } from "@onevisit/core/notices"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const owed = defineTemplate({
 *   kind: "supplement-due",
 *   fields: { dueOn: { kind: "date" } },
 *   title: { zh: "材料补交提醒", en: "Documents are due" },
 *   body: { zh: "请在{dueOn}前补齐材料。", en: "Please hand in what is missing by {dueOn}." },
 * })
 * const message = Result.getOrThrow(
 *   composeMessage(owed, { dueOn: plainDate("2018-07-20") }, { language: "zh" }),
 * )
 * assert.equal(message.body, "请在2018年7月20日前补齐材料。")
 * assert.equal(message.fields["dueOn"]?.value, "2018-07-20")
 * ```
 */
export function composeMessage<Fields extends FieldKinds>(
  template: MessageTemplate<Fields>,
  values: FieldValues<Fields>,
  { known = [], language, link }: ComposeOptions,
): Result.Result<MessageContent, InvalidInput> {
  const given: Readonly<Record<string, unknown>> = values
  const issues: Issue[] = []
  for (const [name, kind] of Object.entries(template.fields)) {
    const expected = expectedOf(kind, Object.hasOwn(given, name) ? given[name] : undefined)
    if (expected !== null) issues.push({ path: ["values", name], expected })
  }
  for (const name of Object.keys(given))
    if (!Object.hasOwn(template.fields, name))
      issues.push({ path: ["values", name], expected: "no field of this name" })
  if (link !== undefined && !isWebAddress(link))
    issues.push({ path: ["link"], expected: "an address that begins with https:// or http://" })
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))

  const fields = Object.fromEntries(
    Object.entries(template.fields).map(([name, kind]) => [name, composeField(kind, given[name], language)]),
  )
  const content: MessageContent = {
    kind: template.kind,
    language,
    ...fillInFields(template, language, fields),
    ...(link === undefined ? {} : { link }),
  }
  const travels = [content.title, content.body, link ?? "", readable(link ?? "")].join("\n")
  const traces = findPersonalData(travels, known)
  return traces.length === 0
    ? Result.succeed(content)
    : Result.fail(
        new InvalidInput(
          traces.map((trace) => ({ path: ["values"], expected: `a text without personal data (${trace})` })),
        ),
      )
}

/**
 * The message at its longest: every field as long as it may be, filled up with one sign. A channel reviews a template by
 * what becomes of this.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeLongest, standardMessages } from "@onevisit/core/notices"
 *
 * const longest = composeLongest(standardMessages.resultReady, "zh", { sign: "字" })
 * assert.equal(longest.fields["place"]?.shown.length, 20)
 * assert.ok(longest.body.length < 134)
 * ```
 */
export function composeLongest(
  template: MessageTemplate,
  language: Language,
  { link, sign }: { readonly sign: string; readonly link?: string },
): MessageContent {
  const fields = Object.fromEntries(
    Object.entries(template.fields).map(([name, kind]) => {
      const shown = sign.repeat(longestShown(kind))
      return [name, { kind: kind.kind, value: shown, shown }]
    }),
  )
  return {
    kind: template.kind,
    language,
    ...fillInFields(template, language, fields),
    ...(link === undefined ? {} : { link }),
  }
}

function fillInFields(
  { body, title }: MessageTemplate,
  language: Language,
  fields: Readonly<Record<string, MessageField>>,
): Pick<MessageContent, "title" | "body" | "fields"> {
  const shown = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.shown]))
  return { title: fillIn(title[language], shown), body: fillIn(body[language], shown), fields }
}

/** An address as people read it: a name stands there in bytes. */
function readable(link: string): string {
  return link.replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(link)
}
