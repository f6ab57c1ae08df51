export { emailChannel } from "./email-channel.ts"
export { parseDeliveryStatusNotification } from "./delivery-status-notification.ts"
export type { EmailChannelOptions, MailBox } from "./options.ts"
