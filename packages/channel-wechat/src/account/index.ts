export { troubleOf } from "./account-codes.ts"
export { addressSchema, clockSchema } from "./account-options.schema.ts"
export type { WechatAnswer } from "./ask-wechat.ts"
export {
  type AccountAnswer,
  wechatAccount,
  type WechatAccount,
  type WechatAccountOptions,
} from "./wechat-account.ts"
