export {
  catalogueService,
  publishRevision,
  type CatalogueOptions,
  type CatalogueService,
  type PublishCall,
  type Published,
} from "./catalogue.ts"
export { PUBLISHER_PORT } from "./catalogue-model.ts"
