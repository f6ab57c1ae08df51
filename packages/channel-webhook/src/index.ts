export { type WebhookData, type WebhookEvent } from "./compose-event.ts"
export { composeSecret } from "./sign.ts"
export {
  type SeenBefore,
  verifyWebhook,
  type VerifyOptions,
  type WebhookRefusal,
  type WebhookRequest,
  type WebhookVerified,
} from "./verify-webhook.ts"
export { webhookChannel, type WebhookChannelOptions } from "./webhook-channel.ts"
