/** The contract of a courier, as tests. */
import type { SignedBy, TrackStage } from "@onevisit/core/intake/parcels"
import { text } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { type Capability, type CertifiedContract, certifiedSuite, given } from "../certified/index.ts"
import { failsWith, sameContent } from "../contract.ts"
import { failing, phones, pushes } from "./courier-faults.ts"
import {
  courseOf,
  type CourierUnderTest,
  expected,
  type CourierFault,
  WAYBILL,
} from "./courier-under-test.ts"

/** What some couriers and their providers can and others cannot. Each is handed in, or declared lacking with the reason. */
export interface CourierCapabilities<Tested extends CourierUnderTest = CourierUnderTest> {
  /** Makes something wrong with the provider, until the test is over. */
  readonly fail: Capability<(test: Tested, fault: CourierFault) => void>
  /** Makes the provider answer for this waybill whatever it is asked for. */
  readonly answerFor: Capability<(test: Tested, waybill: string) => void>
  /** A carrier that tells nothing without a telephone number, and all that the provider was sent, as text. */
  readonly phone: Capability<{ readonly carrier: string; readonly sent: (test: Tested) => string }>
  /** What the provider sends of a waybill by itself, and the same as another might send it. */
  readonly push: Capability<
    (test: Tested, waybill: string) => { readonly sound: string; readonly forged: string }
  >
}

export interface CourierContract<
  Tested extends CourierUnderTest = CourierUnderTest,
> extends CertifiedContract {
  /** A fresh courier whose provider knows of no parcel, called once for each test. */
  readonly make: () => Tested | Promise<Tested>
  readonly capabilities: CourierCapabilities<Tested>
}

export type CourierTest<Tested extends CourierUnderTest> = (
  sentence: string,
  body: (test: Tested) => Promise<void>,
) => void

const labels = {
  fail: text("提供方故障", "the provider fails"),
  answerFor: text("答非所问", "the provider answers for another"),
  phone: text("按需提供电话", "telephone numbers where they are needed"),
  push: text("提供方推送", "what the provider sends by itself"),
}

const OTHER = "SAMPLE000002"

/** Every stage, in the order in which a long journey may have them; and who signs. */
const STAGES: readonly (readonly [TrackStage, (SignedBy | null)?])[] = [
  ["created"],
  ["collected"],
  ["in-transit"],
  ["out-for-delivery"],
  ["at-locker"],
  ["exception"],
  ["unknown"],
  ["delivered", "self"],
  ["delivered", "agent"],
  ["delivered", "locker"],
  ["delivered", null],
  ["refused"],
  ["returning"],
  ["returned"],
  ["cancelled"],
]

/**
 * Declares the tests that every courier must pass, and those of what it and its provider can besides; the last hands
 * out a certificate.
 *
 * @example
 * ```ts
 * import { courierContract, simulatedCourier } from "@onevisit/testkit"
 * import { describe, it } from "node:test"
 *
 * courierContract({
 *   name: "simulated",
 *   make: () => {
 *     const courier = simulatedCourier()
 *     return { ...courier, courier }
 *   },
 *   capabilities: {
 *     fail: (test, fault) => test.fail(fault),
 *     answerFor: (test, waybill) => test.answerFor(waybill),
 *     phone: { carrier: "sample-carrier-with-phone", sent: (test) => test.questions().join("\n") },
 *     push: (test, waybill) => ({ sound: test.push(waybill), forged: `forged ${waybill}` }),
 *   },
 *   describe,
 *   it,
 * })
 * ```
 */
export function courierContract<Tested extends CourierUnderTest>(contract: CourierContract<Tested>): void {
  const { capabilities, make } = contract
  // Callers without types may leave out what they ought to declare: the first test then says so.
  const declared = (capabilities ?? {}) as Partial<CourierCapabilities<Tested>>
  const [fail, answerFor] = [given(declared.fail), given(declared.answerFor)]
  const [phone, push] = [given(declared.phone), given(declared.push)]
  certifiedSuite(
    contract,
    { port: text("快递", "couriers"), labels, declared: { ...capabilities } },
    (group) => {
      const testing =
        (declare: (test: CourierTest<Tested>) => void) => (it: Parameters<Parameters<typeof group>[1]>[0]) =>
          declare((sentence, body) =>
            it(sentence, async () => {
              const test = await make()
              try {
                await body(test)
              } finally {
                await test.close?.()
              }
            }),
          )
      group(text("轨迹", "tracks"), testing(tracks))
      group(text("状态", "stages"), testing(stages))
      group(text("查询间隔", "when to ask"), testing(turns))
      if (fail || answerFor)
        group(
          text("故障", "failures"),
          testing((test) => failing(test, fail, answerFor)),
        )
      if (phone)
        group(
          text("电话", "telephone numbers"),
          testing((test) => phones(test, phone)),
        )
      if (push)
        group(
          text("推送", "pushes"),
          testing((test) => pushes(test, push)),
        )
    },
  )
}

const course = courseOf(
  ["created"],
  ["collected"],
  ["in-transit"],
  ["out-for-delivery"],
  ["delivered", "self"],
)

function tracks(test: CourierTest<CourierUnderTest>): void {
  const ask = (tested: CourierUnderTest, waybill = WAYBILL) =>
    tested.courier.track({ carrier: tested.carrier, waybill })

  test("tells all that the provider knows of a waybill, in order of time", async (tested) => {
    tested.tell(WAYBILL, course)
    const report = await ask(tested)
    assert.equal(report.outcome, "tracked")
    sameContent(report.events, expected(course))
  })

  test("tells the same whatever the order in which the provider has it", async (tested) => {
    const turned = [2, 4, 0, 3, 1].flatMap((at) => course.slice(at, at + 1))
    tested.tell(WAYBILL, turned)
    sameContent((await ask(tested)).events, expected(course))
  })

  test("tells each track once, however often the provider has it", async (tested) => {
    tested.tell(WAYBILL, [...course, ...course.slice(1, 3), ...course])
    sameContent((await ask(tested)).events, expected(course))
  })

  test("gives the instant in UTC, and the day that people had there", async (tested) => {
    const at = ["2018-07-19T15:59:59.000Z", "2018-07-19T16:00:00.000Z", "2018-12-31T16:30:00.000Z"].map(
      instant,
    )
    tested.tell(
      WAYBILL,
      at.map((when, index) => ({ at: when, stage: "in-transit", by: null, text: `样例${index}` })),
    )
    const { events } = await ask(tested)
    sameContent(
      events.map(({ at: when, on }) => [when, on]),
      [
        ["2018-07-19T15:59:59.000Z", "2018-07-19"],
        ["2018-07-19T16:00:00.000Z", "2018-07-20"],
        ["2018-12-31T16:30:00.000Z", "2019-01-01"],
      ],
    )
  })

  test("answers for the carrier and the waybill that were asked for", async (tested) => {
    tested.tell(WAYBILL, course)
    tested.tell(OTHER, course.slice(0, 1))
    const { carrier, events, waybill } = await ask(tested, OTHER)
    sameContent([carrier, waybill, events], [tested.carrier, OTHER, expected(course.slice(0, 1))])
  })

  test("says that the provider knows nothing yet, where it says so itself", async (tested) => {
    tested.tell(WAYBILL, course)
    const report = await ask(tested, OTHER)
    sameContent([report.outcome, report.events], ["nothing-yet", []])
  })
}

function stages(test: CourierTest<CourierUnderTest>): void {
  test("translates every stage of its provider, and takes what it does not know for unknown", async (tested) => {
    const every = courseOf(...STAGES)
    tested.tell(WAYBILL, every)
    const { events } = await tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL })
    sameContent(
      events.map(({ stage }) => stage),
      every.map(({ stage }) => stage),
    )
  })

  test("says who signed, or that the provider does not say", async (tested) => {
    const signed = courseOf(
      ["delivered", "self"],
      ["delivered", "agent"],
      ["delivered", "locker"],
      ["delivered"],
    )
    tested.tell(WAYBILL, signed)
    const { events } = await tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL })
    sameContent(
      events.map((event) => (event.stage === "delivered" ? event.by : event.stage)),
      ["self", "agent", "locker", null],
    )
  })

  test("calls nothing delivered that nobody signed for", async (tested) => {
    const unsigned = courseOf(...STAGES.filter(([stage]) => stage !== "delivered"))
    tested.tell(WAYBILL, unsigned)
    const { events } = await tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL })
    assert.equal(events.length, unsigned.length)
    assert.equal(
      events.some(({ stage }) => stage === "delivered"),
      false,
    )
  })
}

function turns(test: CourierTest<CourierUnderTest>): void {
  test("says when a waybill may be asked for again, and asks nobody before that", async (tested) => {
    const question = { carrier: tested.carrier, waybill: WAYBILL }
    tested.tell(WAYBILL, course)
    const { notBefore } = await tested.courier.track(question)
    assert.ok(notBefore > tested.now(), "The next question lies ahead")
    const asked = tested.asked()
    await failsWith(() => tested.courier.track(question), "CourierError", ["Unavailable"])
    const error: { readonly notBefore?: unknown } = await tested.courier.track(question).then(
      () => ({}),
      (failure: object) => failure,
    )
    assert.equal(error.notBefore, notBefore, "The error says when")
    assert.equal(tested.asked(), asked, "The provider was not asked")
  })

  test("asks for other waybills meanwhile", async (tested) => {
    await tested.courier.track({ carrier: tested.carrier, waybill: WAYBILL })
    tested.tell(OTHER, course)
    const { outcome } = await tested.courier.track({ carrier: tested.carrier, waybill: OTHER })
    assert.equal(outcome, "tracked")
  })

  test("asks again once the time has come, and tells what is new", async (tested) => {
    const question = { carrier: tested.carrier, waybill: WAYBILL }
    const { notBefore } = await tested.courier.track(question)
    tested.tell(WAYBILL, course)
    while (tested.now() < notBefore) tested.advance(1)
    sameContent((await tested.courier.track(question)).events, expected(course))
  })
}
