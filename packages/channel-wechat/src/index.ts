export { wechatAccount, type WechatAccount, type WechatAccountOptions } from "./account/index.ts"
export {
  type KeywordFamily,
  type KeywordSource,
  wechatChannel,
  type WechatChannelOptions,
  type WechatTemplate,
  type WechatTemplates,
} from "./messages/index.ts"
export {
  type ArticleLimits,
  type Lease,
  type PublishedStore,
  wechatPublisher,
  type WechatPublisherOptions,
} from "./articles/index.ts"
