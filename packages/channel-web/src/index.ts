export { webChannel, type WebChannelOptions } from "./web-channel.ts"
