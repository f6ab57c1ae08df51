export type { ScenarioQuestion } from "../materials/index.ts"
export { editionOn, type Catalogue } from "./catalogue.ts"
export type { Leg, LegKind, LegWay, Phase } from "./leg.ts"
export type {
  Authority,
  CollectionWay,
  ExerciseLevel,
  IntakeChannel,
  ItemCodes,
  ItemContact,
  ItemTopic,
  ItemUnits,
  PowerEntry,
  ProcedureStep,
  ResultKind,
  ServedAt,
  ServiceItem,
  SpecialProcedure,
} from "./service-item.ts"
export {
  decidePublication,
  editionKey,
  emptyCatalogue,
  evolveCatalogue,
  type BatchPublished,
  type EditionImmutable,
  type HashedItem,
  type PublishBatch,
  type PublishedCatalogue,
} from "./publication.ts"
