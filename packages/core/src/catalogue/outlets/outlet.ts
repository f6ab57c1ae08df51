/**
 * An outlet (办事网点): a place where one appears, from the district's service centre down to a village's point, with
 * its windows, hours and telephones. Which items are handled where, the items say (`servedAt`).
 * 浙江省保障“最多跑一次”改革规定 art. 4, 5.
 */
import type { Text } from "../../reasons/index.ts"
import type { OpeningHours } from "./hours.ts"

/** 办事服务中心 of a district; 便民服务中心 of a township or street; 代办点 of a village or community; another place. */
export type OutletKind = "service-centre" | "township" | "village" | "other"

/** A window (窗口) of an outlet. */
export interface OutletWindow {
  /** Unique in the outlet. */
  readonly id: string
  readonly name: Text
  /** Where it has a telephone of its own. */
  readonly phone?: string
}

export interface Outlet {
  readonly id: string
  readonly name: Text
  readonly kind: OutletKind
  /** The code of the region it serves, as the district's region table has it. */
  readonly region: string
  /** The outlet above it: of a village's the township's, of a township's the centre. */
  readonly parent?: string
  readonly address: Text
  readonly phone: string
  /** Where to complain about the service there; the items name their authorities' own. */
  readonly complaintPhone?: string
  readonly hours: OpeningHours
  /** Empty where there is but one desk. */
  readonly windows: readonly OutletWindow[]
  /** The items that it does not handle but takes in and carries to the outlet above it (代办). */
  readonly carries?: readonly string[]
  readonly remark?: Text
}
