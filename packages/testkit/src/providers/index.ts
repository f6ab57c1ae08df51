export type { SmsRecord } from "./aliyun-record.ts"
export {
  type AliyunFault,
  simulatedAliyunSms,
  type SimulatedAliyun,
  type SimulatedAliyunOptions,
} from "./aliyun-sms.ts"
export type { TransportFault } from "./faulty-server.ts"
export {
  type ArrivedMail,
  type MailFault,
  type MailServerOptions,
  type MailStep,
  simulatedMailServer,
  type SimulatedMailServer,
} from "./mail-server.ts"
export {
  gatewayCodes,
  type GatewayFault,
  type GatewayRecord,
  simulatedSmsGateway,
  type SimulatedGateway,
  type SimulatedGatewayOptions,
} from "./sms-gateway.ts"
export {
  simulatedWechat,
  type SimulatedWechat,
  type SimulatedWechatOptions,
  type WechatFault,
} from "./wechat.ts"
export type { PublicArticle, WechatArticle } from "./wechat-articles.ts"
export type { WechatMessage, WechatTemplate } from "./wechat-messages.ts"
