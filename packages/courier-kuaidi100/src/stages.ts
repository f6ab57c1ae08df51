/**
 * kuaidi100's numbers in our stages, one by one, as its documentation of the real-time query lists them (实时快递查询接口,
 * 运单快递状态说明: basic states, and the advanced ones that `resultv2: 4` asks for). Other providers use the same numbers
 * for other things: this table is of kuaidi100 alone.
 */
import type { SignedBy, TrackStage } from "@onevisit/core/intake/parcels"

export interface StageOf {
  readonly stage: TrackStage
  readonly by: SignedBy | null
  /** 物流状态名称, as a track bears it where it bears no number. */
  readonly name: string
}

const as = (name: string, stage: TrackStage, by: SignedBy | null = null): StageOf => ({ name, stage, by })

const STAGES: ReadonlyMap<string, StageOf> = new Map(
  Object.entries({
    0: as("在途", "in-transit"),
    1001: as("到达派件城市", "in-transit"),
    1002: as("干线", "in-transit"),
    1003: as("转递", "in-transit"),
    1: as("揽收", "collected"),
    101: as("已下单", "created"),
    102: as("待揽收", "created"),
    103: as("已揽收", "collected"),
    2: as("疑难", "exception"),
    201: as("超时未签收", "exception"),
    202: as("超时未更新", "exception"),
    // 收件人发起拒收快递，待发货方确认
    203: as("拒收", "refused"),
    204: as("派件异常", "exception"),
    205: as("柜或驿站超时未取", "exception"),
    206: as("无法联系", "exception"),
    207: as("超区", "exception"),
    208: as("滞留", "exception"),
    209: as("破损", "exception"),
    // 寄件人申请撤销寄件: asked for, and not done yet.
    210: as("销单", "exception"),
    // Signed for; by whom is said by the advanced states alone, and 302 does not say it either.
    3: as("签收", "delivered"),
    301: as("本人签收", "delivered", "self"),
    302: as("派件异常后签收", "delivered"),
    303: as("代签", "delivered", "agent"),
    304: as("投柜或站签收", "delivered", "locker"),
    // 退签: it went back, and the sender signed for it.
    4: as("退签", "returned"),
    401: as("已销单", "cancelled"),
    14: as("拒签", "refused"),
    5: as("派件", "out-for-delivery"),
    501: as("投柜或驿站", "at-locker"),
    6: as("退回", "returning"),
    // Handed to another carrier, under another waybill perhaps.
    7: as("转投", "in-transit"),
    8: as("清关", "in-transit"),
    10: as("待清关", "in-transit"),
    11: as("清关中", "in-transit"),
    12: as("已清关", "in-transit"),
    13: as("清关异常", "exception"),
  }),
)

const BY_NAME: ReadonlyMap<string, StageOf> = new Map([...STAGES.values()].map((each) => [each.name, each]))

/**
 * The stage of a number, else of a name; `unknown` for what is neither of kuaidi100's.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { kuaidi100Stage } from "@onevisit/courier-kuaidi100"
 *
 * assert.deepEqual(kuaidi100Stage("303"), { stage: "delivered", by: "agent" })
 * assert.deepEqual(kuaidi100Stage("501"), { stage: "at-locker", by: null })
 * assert.deepEqual(kuaidi100Stage("9"), { stage: "unknown", by: null })
 * ```
 */
export function kuaidi100Stage(code: string | undefined, name?: string): Omit<StageOf, "name"> {
  const found = code === undefined ? BY_NAME.get(name ?? "") : STAGES.get(code)
  return found === undefined ? { stage: "unknown", by: null } : { stage: found.stage, by: found.by }
}

/** The numbers that are translated. */
export const kuaidi100Codes: readonly string[] = [...STAGES.keys()]
