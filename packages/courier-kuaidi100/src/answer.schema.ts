/** The shape of what kuaidi100 answers and sends, as far as it is read. */
import { z } from "zod"

const code = z.union([z.string(), z.int()]).transform(String)

const track = z.object({
  /** 事件发生时间, and the same once more in one form. */
  time: z.string(),
  ftime: z.string().optional(),
  context: z.string().min(1),
  /** 物流状态名称 */
  status: z.string().optional(),
  statusCode: code.optional(),
})

/** 最新查询结果 */
export const found = z.object({
  status: code,
  nu: z.string().min(1),
  com: z.string().min(1),
  state: code.optional(),
  data: z.array(track),
})

/** An answer that says why there is none. */
export const failed = z.object({ returnCode: code })

/** What kuaidi100 sends by itself. */
export const pushed = z.object({ lastResult: found.omit({ status: true }) })

export type Found = Pick<z.infer<typeof found>, "nu" | "com" | "state" | "data">
