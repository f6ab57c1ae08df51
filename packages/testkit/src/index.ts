export { catalogueArbitrary, type RandomCatalogue } from "./catalogue/index.ts"
export {
  acts,
  events,
  indexValues,
  instants,
  plainDates,
  storableTexts,
  storableValues,
} from "./arbitraries.ts"
export {
  type ArrivedMessage,
  badChannels,
  type BadChannel,
  type ChannelCall,
  type ChannelCapabilities,
  channelContract,
  type ChannelContract,
  type ChannelUnderTest,
  type ProviderFault,
  type ReceivedMessage,
  sampleTemplate,
  simulatedChannel,
  type SimulatedChannel,
  type SimulatedChannelFault,
  type SimulatedChannelOptions,
} from "./channel/index.ts"
export { badExchanges, type BadExchange } from "./bad-exchanges.ts"
export { exchangeContract, type ExchangeContract } from "./exchange-contract.ts"
export {
  type Capability,
  type Certificate,
  type CertifiedContract,
  formatCertificate,
  type Lacking,
} from "./certified/index.ts"
export { collectTests, type CollectedTests, fails, passedByAll } from "./collect-tests.ts"
export type { TestFunctions } from "./contract.ts"
export {
  badFiles,
  type BadFiles,
  filesContract,
  type FilesCapabilities,
  type FilesContract,
} from "./files/index.ts"
export {
  badCouriers,
  type BadCourier,
  type CourierCapabilities,
  courierContract,
  type CourierContract,
  type CourierFault,
  type CourierUnderTest,
  type Kuaidi100Fault,
  type Kuaidi100Track,
  type KnownTrack,
  simulatedCourier,
  type SimulatedCourier,
  type SimulatedCourierOptions,
  simulatedKuaidi100,
  type SimulatedKuaidi100,
  type SimulatedKuaidi100Options,
} from "./courier/index.ts"
export { hostileTexts, hostileValues, unstorableTexts } from "./hostile.ts"
export {
  badKeys,
  type BadKeys,
  keysContract,
  type KeysCapabilities,
  type KeysContract,
} from "./keys/index.ts"
export {
  badPopulations,
  type BadPopulation,
  type FeedVersion,
  type PopulationCell,
  type PopulationChange,
  populationContract,
  type PopulationContract,
  type PopulationRow,
  type PopulationUnderTest,
  sampleFeed,
  type SampleFeed,
  sampleTable,
  type SampleTable,
  type SampleTableOptions,
} from "./population/index.ts"
export { badPublishers, type BadPublisher } from "./bad-publishers.ts"
export { publisherContract, type PublisherContract } from "./publisher-contract.ts"
export {
  atomArbitrary,
  badExecutions,
  type BadExecution,
  conditionArbitrary,
  corpus,
  type CorpusCase,
  decisionTimes,
  exactRuleArbitrary,
  executionContract,
  type ExecutionContract,
  randomSubject,
  randomWorld,
  ruleArbitrary,
  type RunRows,
  valuesArbitrary,
} from "./rules/index.ts"
export { commitAll, commitOne, minute, sampleAct, sampleEvent } from "./samples.ts"
export {
  lossyStorage,
  type Loss,
  memoryFiles,
  memoryKeys,
  simulatedClock,
  simulatedNumbering,
  simulatedPlatform,
  simulatedPopulation,
  simulatedPublisher,
  simulatedRegistry,
  type SimulatedClock,
  type SimulatedFeed,
  type SimulatedPlatform,
  type SimulatedPlatformOptions,
  type SimulatedPublisher,
  type SimulatedRecord,
  type SimulatedRegistry,
  type SimulatedRegistryOptions,
} from "./simulated/index.ts"
export {
  badStorages,
  storageContract,
  type BadStorage,
  type Opening,
  type StorageCapabilities,
  type StorageContract,
} from "./storage/index.ts"
export {
  type AliyunFault,
  type ArrivedMail,
  gatewayCodes,
  type GatewayFault,
  type GatewayRecord,
  type MailFault,
  type MailServerOptions,
  type MailStep,
  simulatedAliyunSms,
  type SimulatedAliyun,
  type SimulatedAliyunOptions,
  type SimulatedGateway,
  type SimulatedGatewayOptions,
  simulatedMailServer,
  type SimulatedMailServer,
  simulatedSmsGateway,
  type SmsRecord,
  type TransportFault,
} from "./providers/index.ts"
