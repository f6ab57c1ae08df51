export type { ArticleLimits } from "./compose-article.ts"
export type { PublishedStore } from "./published-state.ts"
export type { Lease } from "./publish-turn.ts"
export { wechatPublisher, type WechatPublisherOptions } from "./wechat-publisher.ts"
