/** What a courier makes of a provider that fails, answers for another or sends by itself, and of telephone numbers. */
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import type { CourierCapabilities, CourierTest } from "./courier-contract.ts"
import {
  courseOf,
  type CourierUnderTest,
  expected,
  type CourierFault,
  WAYBILL,
} from "./courier-under-test.ts"
import type { Lacking } from "../certified/index.ts"

type Given<Tested extends CourierUnderTest, Name extends keyof CourierCapabilities> = Exclude<
  CourierCapabilities<Tested>[Name],
  Lacking
>

const SECRET = "样例收件人"
const PHONE = "00000000000"
const course = courseOf(["collected"], ["delivered", "agent"]).map((track) => ({
  ...track,
  text: `${track.text} ${SECRET}`,
}))

export function failing<Tested extends CourierUnderTest>(
  test: CourierTest<Tested>,
  fail: Given<Tested, "fail"> | undefined,
  answerFor: Given<Tested, "answerFor"> | undefined,
): void {
  const rejects = async (
    tested: Tested,
    fault: CourierFault,
    reasons: readonly ("Unavailable" | "Rejected" | "Corrupt")[],
  ) => {
    tested.tell(WAYBILL, course)
    fail?.(tested, fault)
    const asked = tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL, phone: PHONE })
    await failsWith(() => asked, "CourierError", reasons)
    const said = await asked.then(
      () => "",
      (error: Error) => `${error.message} ${JSON.stringify(error)}`,
    )
    for (const secret of [WAYBILL, SECRET, PHONE])
      assert.ok(!said.includes(secret), "An error holds nothing of the question and nothing of the answer")
  }
  if (fail) {
    test("rejects as unavailable while the provider cannot be reached, and never says that there is nothing yet", (tested) =>
      rejects(tested, "down", ["Unavailable"]))
    test("rejects as unavailable while the provider is overloaded", (tested) =>
      rejects(tested, "busy", ["Unavailable"]))
    test("waits for no provider for ever", (tested) => rejects(tested, "hangs", ["Unavailable"]))
    test("rejects an answer that it cannot read in full", (tested) => rejects(tested, "garbled", ["Corrupt"]))
    test("rejects what the provider refuses", (tested) => rejects(tested, "refuses", ["Rejected"]))
  }
  if (answerFor)
    test("rejects an answer about another waybill, and tells nothing of it", async (tested) => {
      tested.tell("SAMPLE000002", course)
      answerFor(tested, "SAMPLE000002")
      const track = () => tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL })
      await failsWith(track, "CourierError", ["Corrupt"], SECRET)
    })
}

export function phones<Tested extends CourierUnderTest>(
  test: CourierTest<Tested>,
  { carrier, sent }: Given<Tested, "phone">,
): void {
  test("hands a telephone number to the carriers that need one, and to no other", async (tested) => {
    const { courier } = tested
    assert.deepEqual([courier.needsPhone(carrier), courier.needsPhone(tested.carrier)], [true, false])
    await courier.track({ carrier: tested.carrier, waybill: WAYBILL, phone: PHONE })
    assert.ok(sent(tested).includes(WAYBILL), "The provider was asked")
    assert.ok(!sent(tested).includes(PHONE), "Nobody needed the number")
    await courier.track({ carrier, waybill: WAYBILL, phone: PHONE }).catch(() => undefined)
    assert.ok(sent(tested).includes(PHONE), "The carrier tells nothing without it")
  })
}

export function pushes<Tested extends CourierUnderTest>(
  test: CourierTest<Tested>,
  push: Given<Tested, "push">,
): void {
  const read = (tested: Tested, body: string) => {
    assert.ok(tested.courier.readPush, "A courier whose provider sends reads it")
    return tested.courier.readPush(body)
  }
  test("reads what the provider sends by itself as it reads its answers", async (tested) => {
    tested.tell(WAYBILL, course)
    const { carrier, events, outcome, waybill } = await read(tested, push(tested, WAYBILL).sound)
    sameContent([carrier, waybill, outcome, events], [tested.carrier, WAYBILL, "tracked", expected(course)])
  })
  test("rejects what it cannot prove to be the provider's", async (tested) => {
    tested.tell(WAYBILL, course)
    await failsWith(() => read(tested, push(tested, WAYBILL).forged), "CourierError", ["Rejected"], SECRET)
    await failsWith(() => read(tested, ""), "CourierError", ["Rejected"])
  })
}
