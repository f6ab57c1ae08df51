import { expect, it } from "vitest"
import { subjectIdOf } from "../identity/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import { addresseeOf, type Party } from "./index.ts"

const subject = (last: number) => subjectIdOf(`0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0c0${last}`)
const day = plainDate("2019-03-05")
const party = (role: Party["role"], last: number, more: Partial<Party> = {}): Party => ({
  role,
  subject: subject(last),
  validFrom: day,
  ...more,
})
const told = (parties: readonly Party[], on = day) => {
  const to = addresseeOf({ applicant: subject(1), parties }, on)
  return to && [to.role, to.subject.at(-1)]
}
const guardian = party("guardian", 2)
const handler = party("handler", 3, { scope: ["receive"] })

it("what an applicant is to be told goes to a guardian, else to a handler who may receive, else to them", () => {
  expect(told([])).toEqual(["applicant", "1"])
  expect(told([handler])).toEqual(["handling-staff", "3"])
  expect(told([guardian, handler])).toEqual(["guardian", "2"])
  expect(addresseeOf({ applicant: null, parties: [guardian] }, day)).toBeNull()
})

it("who was entrusted with something else, stands for a body, or is a contact, is not told in their place", () => {
  const others = [
    party("handler", 3, { scope: ["submit"] }),
    party("legal-representative", 4),
    party("contact", 5),
  ]
  expect(told(others)).toEqual(["applicant", "1"])
})

it("holds from its first day until the day it ends, and the one entered last is told", () => {
  const ends = addDays(day, 2)
  expect(told([{ ...handler, validTo: ends }], ends)).toEqual(["applicant", "1"])
  expect(told([handler], addDays(day, -1))).toEqual(["applicant", "1"])
  expect(told([handler, { ...handler, subject: subject(6) }])).toEqual(["handling-staff", "6"])
})
