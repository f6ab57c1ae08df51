/** The placeholders of a description, and what they are filled with. */
import type { GatewayRequest, JsonPattern } from "./description.ts"

/** What a placeholder stands for: a text, or for `values` and `variables` a structure. */
export type Fillings = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>

export const PLACEHOLDER = /\{([^{}]*)\}/g

/** The names in a text, in order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name)
}

/** All texts of a request in which placeholders may stand. */
export function textsOf({ form = {}, headers = {}, json, url }: GatewayRequest): readonly string[] {
  return [url, ...Object.values(headers), ...Object.values(form), ...textsIn(json ?? null)]
}

export interface FilledRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The request with each placeholder filled in once: what a value holds is never taken for one. */
export function fillRequest(request: GatewayRequest, fillings: Fillings): FilledRequest {
  const { form, headers = {}, json, method, url } = request
  const filled = {
    method,
    url: fillText(url, fillings, encodeURIComponent),
    headers: mapValues(headers, (value) => fillText(value, fillings)),
  }
  if (json !== undefined)
    return {
      ...filled,
      headers: { "content-type": "application/json", ...filled.headers },
      body: JSON.stringify(fillJson(json, fillings)),
    }
  if (form === undefined) return filled
  return {
    ...filled,
    headers: { "content-type": "application/x-www-form-urlencoded", ...filled.headers },
    body: new URLSearchParams(mapValues(form, (value) => fillText(value, fillings))).toString(),
  }
}

function textsIn(pattern: JsonPattern): readonly string[] {
  if (typeof pattern === "string") return [pattern]
  if (Array.isArray(pattern)) return pattern.flatMap(textsIn)
  return typeof pattern === "object" && pattern !== null ? Object.values(pattern).flatMap(textsIn) : []
}

function fillText(text: string, fillings: Fillings, written = (value: string) => value): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const filling = Object.hasOwn(fillings, name) ? (fillings[name] ?? "") : ""
    return written(typeof filling === "string" ? filling : JSON.stringify(filling))
  })
}

function fillJson(pattern: JsonPattern, fillings: Fillings): unknown {
  if (typeof pattern === "string") {
    const [, alone] = /^\{(values|variables)\}$/.exec(pattern) ?? []
    return alone === undefined ? fillText(pattern, fillings) : fillings[alone]
  }
  if (Array.isArray(pattern)) return pattern.map((each: JsonPattern) => fillJson(each, fillings))
  if (typeof pattern !== "object" || pattern === null) return pattern
  return mapValues(pattern as Readonly<Record<string, JsonPattern>>, (each) => fillJson(each, fillings))
}

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value)]))
}
