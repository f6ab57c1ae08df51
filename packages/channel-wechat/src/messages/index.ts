export { wechatChannel, type WechatChannelOptions } from "./wechat-channel.ts"
export type { KeywordFamily, KeywordSource, WechatTemplate, WechatTemplates } from "./wechat-template.ts"
