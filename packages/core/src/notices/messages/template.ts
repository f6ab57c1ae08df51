/**
 * The wording of one kind of notice: typed placeholders, so that a text which names a field that there is not does not
 * compile, and an authority's own wording that does so is found before it is used.
 */
import * as Result from "effect/Result"
import { InvalidInput, type Issue, type Text } from "../../reasons/index.ts"
import { languages } from "../language.ts"
import { fillIn, placeholdersIn } from "../placeholders.ts"
import { expectedOfKind, type FieldKinds, UNSEEN } from "./field.ts"
import { findPersonalData } from "./personal-data.ts"

/** The wording of a kind of notice. */
export interface MessageTemplate<Fields extends FieldKinds = FieldKinds> {
  /** In kebab-case, for example `supplement-due`: what channels map to the templates their providers hold. */
  readonly kind: string
  readonly fields: Fields
  /** One line; what a mail has as its subject. */
  readonly title: Text
  /** What it says, with `{name}` for the field `name`. */
  readonly body: Text
}

/** The names that stand in braces in a text. */
export type PlaceholdersIn<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never

/** The text itself where its placeholders are fields, and otherwise a type that says which is none. */
export type Worded<Words extends string, Fields> = [Exclude<PlaceholdersIn<Words>, keyof Fields>] extends [
  never,
]
  ? Words
  : `there is no field {${Exclude<PlaceholdersIn<Words>, keyof Fields> & string}}`

/**
 * A template, its placeholders checked by the compiler. Throws `InvalidInput` where {@link checkTemplate} finds
 * something: a field that no text names, say.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { defineTemplate } from "@onevisit/core/notices"
 *
 * const owed = defineTemplate({
 *   kind: "supplement-due",
 *   fields: { item: { kind: "words", longest: 20 }, dueOn: { kind: "date" } },
 *   title: { zh: "材料补交提醒", en: "Documents are due" },
 *   body: {
 *     zh: "您申请的“{item}”还有材料待补交，请在{dueOn}前补齐。",
 *     en: "Your application for {item} still lacks documents. Please hand them in by {dueOn}.",
 *   },
 * })
 * assert.equal(owed.kind, "supplement-due")
 * ```
 */
export function defineTemplate<
  const Fields extends FieldKinds,
  const TitleZh extends string,
  const TitleEn extends string,
  const BodyZh extends string,
  const BodyEn extends string,
>(template: {
  readonly kind: string
  readonly fields: Fields
  readonly title: {
    readonly zh: Worded<TitleZh, Fields> & TitleZh
    readonly en: Worded<TitleEn, Fields> & TitleEn
  }
  readonly body: {
    readonly zh: Worded<BodyZh, Fields> & BodyZh
    readonly en: Worded<BodyEn, Fields> & BodyEn
  }
}): MessageTemplate<Fields> {
  const issues = checkTemplate(template)
  if (issues.length > 0) throw new InvalidInput(issues)
  return template
}

/**
 * The template in an authority's own words. Fails with `InvalidInput`: every text that is empty, that names what is no
 * field, or that leaves out one which the other language tells.
 */
export function rewordTemplate<Fields extends FieldKinds>(
  template: MessageTemplate<Fields>,
  words: Partial<Pick<MessageTemplate, "title" | "body">>,
): Result.Result<MessageTemplate<Fields>, InvalidInput> {
  const reworded = { ...template, ...words }
  const issues = checkTemplate(reworded)
  return issues.length > 0 ? Result.fail(new InvalidInput(issues)) : Result.succeed(reworded)
}

/** What is wrong with a template: all of it, each with its path. */
export function checkTemplate(template: MessageTemplate): readonly Issue[] {
  const names = Object.keys(template.fields)
  const issues: Issue[] = []
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(template.kind))
    issues.push({ path: ["kind"], expected: "a name in kebab-case" })
  for (const [name, kind] of Object.entries(template.fields)) {
    const path = ["fields", name]
    if (!/^[a-z][A-Za-z0-9]{0,19}$/.test(name))
      issues.push({ path, expected: "letters and digits, a small letter first, at most 20" })
    const expected = expectedOfKind(kind)
    if (expected !== null) issues.push({ path, expected })
  }
  for (const part of ["title", "body"] as const)
    for (const language of languages) {
      const path = [part, language]
      const words: unknown = template[part]?.[language]
      if (typeof words !== "string" || words.trim() === "") {
        issues.push({ path, expected: "a text that is not empty" })
        continue
      }
      if (UNSEEN.test(part === "title" ? words : words.replaceAll("\n", "")))
        issues.push({
          path,
          expected: part === "title" ? "one line" : "lines without signs that nobody sees",
        })
      for (const trace of findPersonalData(words, []))
        issues.push({ path, expected: `a text without personal data (${trace})` })
      if (/[{}]/.test(fillIn(words, Object.fromEntries(placeholdersIn(words).map((name) => [name, ""])))))
        issues.push({ path, expected: "braces around names of fields alone" })
      if (placeholdersIn(words).some((name) => !names.includes(name)))
        issues.push({ path, expected: `nothing in braces but ${names.join(", ") || "(no field)"}` })
    }
  if (issues.length > 0) return issues
  for (const language of languages) {
    const told = placeholdersIn(template.title[language] + template.body[language])
    for (const name of names.filter((each) => !told.includes(each)))
      issues.push({ path: ["body", language], expected: `a text that tells {${name}}` })
  }
  return issues
}
