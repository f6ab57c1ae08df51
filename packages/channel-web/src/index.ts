export { webChannel, type WebChannelOptions } from "./web-channel.ts"
export { readGuideHtml } from "./read-guide-html.ts"
