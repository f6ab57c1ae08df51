export type { ScenarioQuestion } from "../materials/index.ts"
export { editionOn, type Catalogue } from "./catalogue.ts"
export type {
  Authority,
  CollectionWay,
  IntakeChannel,
  ItemContact,
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
