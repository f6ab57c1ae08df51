/** The description of a gateway, checked whole: shapes, placeholders, and that what is named is there. */
import { deliveryStatuses, sendTroubles } from "@onevisit/core/notices"
import { z } from "zod"
import {
  addressSchema,
  idSchema,
  isTemplate,
  patienceSchema,
  signatureSchema,
  type SmsTemplates,
  templatesSchema,
} from "../template/index.ts"
import type { GatewaySmsOptions } from "./description.ts"
import { placeholdersIn, textsOf } from "./placeholders.ts"

const NAMED = String.raw`secret\.[A-Za-z0-9_]+|key|seconds`
const SENDING = String.raw`${NAMED}|to|text|signature|template|variable\.[A-Za-z0-9_]+|values|variables|link`
const LOOKING = String.raw`${NAMED}|to|reference|day`

/** A text whose braces all hold one of the names. */
function pattern(names: string) {
  const known = new RegExp(`^(?:${names})$`)
  return z
    .string()
    .refine(
      (text) =>
        !/[{}]/.test(text.replace(/\{[^{}]*\}/g, "")) &&
        placeholdersIn(text).every((name) => known.test(name)),
      `a text whose placeholders are ${names.replaceAll(/\\|\[.*?\]\+/g, "").replaceAll("|", ", ")}`,
    )
}

function requestSchema(names: string) {
  const text = pattern(names)
  const json: z.ZodType = z.lazy(() =>
    z.union([text, z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
  )
  return z
    .strictObject({
      method: z.enum(["GET", "POST", "PUT"]),
      url: addressSchema
        .and(text)
        .and(z.string().regex(/^[^/{}]+\/\/[^/{}?#]+(?:[/?]|$)/, "no placeholder in the host")),
      headers: z
        .record(
          z.string().regex(/^[A-Za-z0-9-]+$/, "the name of a header"),
          pattern(NAMED).regex(/^[\x20-\x7e]*$/, "plain letters"),
        )
        .exactOptional(),
      json: json.exactOptional(),
      form: z.record(z.string(), text).exactOptional(),
    })
    .refine(
      ({ form, json: body, method }) =>
        [form, body].filter((each) => each !== undefined).length <= (method === "GET" ? 0 : 1),
      {
        error: "one of json and form, and neither with GET",
      },
    )
}

const path = z.string().regex(/^[^.\s]+(?:\.[^.\s]+)*$/, "a path in the answer, as in Response.Set.0.Code")
const scalar = z.union([z.string(), z.number(), z.boolean()])
const sign = z.strictObject({ at: path, is: z.union([scalar, z.array(scalar).min(1)]) })
const trouble = z.enum(sendTroubles)
const codes = {
  code: z.union([path, z.array(path).min(1)]).exactOptional(),
  troubles: z.record(z.string(), trouble).exactOptional(),
  otherwise: trouble.exactOptional(),
}
const status = z.enum(deliveryStatuses)
const length = z.int().min(1).max(5000, "a length up to 5000")

const shape = z.strictObject({
  id: idSchema.exactOptional(),
  signature: signatureSchema.exactOptional(),
  templates: templatesSchema.exactOptional(),
  limits: z
    .strictObject({
      text: length.exactOptional(),
      variable: length.exactOptional(),
      links: z.boolean().exactOptional(),
    })
    .exactOptional(),
  repeats: z.boolean().exactOptional(),
  foreign: z.boolean().exactOptional(),
  numbers: z.enum(["national", "e164"]).exactOptional(),
  secrets: z
    .record(
      z.string().regex(/^[A-Za-z0-9_]+$/, "letters and digits"),
      z.string().regex(/^[\x20-\x7e]+$/, "plain letters"),
    )
    .exactOptional(),
  send: z.strictObject({
    request: requestSchema(SENDING),
    answer: z.strictObject({
      taken: sign,
      status: z.enum(["queued", "sent"]).exactOptional(),
      reference: path.exactOptional(),
      ...codes,
    }),
  }),
  lookup: z
    .strictObject({
      request: requestSchema(LOOKING),
      answer: z.strictObject({
        answered: sign.exactOptional(),
        records: z.strictObject({ at: path, key: path }).exactOptional(),
        status: path,
        statuses: z.record(z.string(), status),
        at: z
          .strictObject({ at: path, form: z.enum(["iso", "seconds", "millis", "beijing"]) })
          .exactOptional(),
        failure: path.exactOptional(),
        absent: z.enum(["unknown", "unsent"]).exactOptional(),
        ...codes,
      }),
    })
    .exactOptional(),
  patienceMs: patienceSchema.exactOptional(),
  clock: z.custom((given) => typeof given === "function", "a function that tells an instant").exactOptional(),
})

export const gatewayOptionsSchema = shape.superRefine((given, context) => {
  const options = given as GatewaySmsOptions
  const expect = (right: boolean, at: readonly string[], message: string) => {
    if (!right) context.addIssue({ code: "custom", path: [...at], message })
  }
  const sending = namesOf(options.send.request)
  expect(sending.has("to"), ["send", "request"], "a request in which {to} stands")
  expect(
    ["text", "template", "values", "variables"].some((name) => sending.has(name)),
    ["send", "request"],
    "a request that says something: {text}, or {template} with {values} or {variables}",
  )
  if (options.repeats === true)
    expect(sending.has("key"), ["repeats"], "{key} in the request, by which repetitions are known")
  const { lookup, secrets = {}, templates } = options
  for (const [step, names] of [
    ["send", sending],
    ["lookup", lookup === undefined ? new Set<string>() : namesOf(lookup.request)],
  ] as const)
    for (const name of names)
      if (name.startsWith("secret."))
        expect(Object.hasOwn(secrets, name.slice(7)), [step, "request"], `a secret for {${name}}`)
  if (templates === undefined) {
    for (const name of sending)
      expect(
        !/^(?:template|values|variables|variable\..*)$/.test(name),
        ["templates"],
        `templates, for {${name}}`,
      )
    return
  }
  for (const template of templatesIn(templates)) {
    expect(
      !sending.has("text") || template.text !== undefined,
      ["templates"],
      `a wording of ${template.code}, for {text}`,
    )
    for (const name of sending)
      if (name.startsWith("variable."))
        expect(
          Object.hasOwn(template.fields, name.slice(9)),
          ["templates"],
          `in ${template.code} a variable for {${name}}`,
        )
  }
})

function namesOf(request: GatewaySmsOptions["send"]["request"]): ReadonlySet<string> {
  return new Set(textsOf(request).flatMap(placeholdersIn))
}

function templatesIn(templates: SmsTemplates) {
  return Object.values(templates).flatMap((each) =>
    isTemplate(each) ? [each] : Object.values(each).filter((template) => template !== undefined),
  )
}
