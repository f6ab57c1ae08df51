/**
 * Values that mask themselves wherever they might be printed (个人信息保护法 art. 51): in templates, JSON,
 * logs and inspection. `reveal(purpose)` is the one way out.
 */

const inspection: unique symbol = Symbol.for("nodejs.util.inspect.custom")

/** A sensitive value behind a mask. */
export class Secret<T> {
  readonly #value: T
  readonly #mask: string

  constructor(value: T, mask: string) {
    this.#value = value
    this.#mask = mask
  }

  /**
   * The value itself, for a stated purpose (个人信息保护法 art. 6). Throws (a defect) on an empty purpose.
   *
   * @example
   * ```ts
   * import assert from "node:assert/strict"
   * import { maskPhone, secret } from "@onevisit/core/identity"
   *
   * const phone = secret("12000001234", maskPhone)
   * assert.equal(`${phone}`, "120****1234")
   * assert.equal(JSON.stringify({ phone }), '{"phone":"120****1234"}')
   * assert.equal(phone.reveal("to tell the applicant what is owed"), "12000001234")
   * ```
   */
  reveal(purpose: string): T {
    if (purpose.trim() === "") throw new TypeError("A secret is revealed for a purpose: say which.")
    return this.#value
  }

  toString(): string {
    return this.#mask
  }

  toJSON(): string {
    return this.#mask
  }

  [Symbol.toPrimitive](hint: string): string | number {
    return hint === "number" ? Number.NaN : this.#mask
  }

  [inspection](): string {
    return this.#mask
  }
}

/** Puts a value behind a mask: a text, or a masking function of the value. */
export function secret<T>(value: T, mask: string | ((value: T) => string)): Secret<T> {
  return new Secret(value, typeof mask === "string" ? mask : mask(value))
}

/** Whether a value is a {@link Secret}. */
export function isSecret(value: unknown): value is Secret<unknown> {
  return value instanceof Secret
}
