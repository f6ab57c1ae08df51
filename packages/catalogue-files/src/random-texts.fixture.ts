/** Texts at random, some of which a file form might take for something else. */
import * as fc from "fast-check"

export const words = fc
  .oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom(
      "yes",
      "null",
      "1e3",
      "2018-07-01",
      "- a",
      "a: b",
      "#",
      "\u0085",
      "\ufeff",
      "a\r\nb",
      " a ",
      "~",
      "<<",
    ),
  )
  .filter((value) => /\S/.test(value) && !/\p{Surrogate}/u.test(value))
