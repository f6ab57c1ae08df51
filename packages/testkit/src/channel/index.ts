export { badChannels, type BadChannel } from "./bad/index.ts"
export { channelContract } from "./channel-contract.ts"
export type {
  ChannelCapabilities,
  ChannelContract,
  ChannelUnderTest,
  ProviderFault,
  ReceivedMessage,
} from "./channel-under-test.ts"
export { sampleTemplate } from "./sample-messages.ts"
export {
  simulatedChannel,
  type ArrivedMessage,
  type ChannelCall,
  type SimulatedChannel,
  type SimulatedChannelFault,
  type SimulatedChannelOptions,
} from "./simulated-channel.ts"
