export {
  catalogueService,
  type CatalogueCall,
  type CatalogueOptions,
  type CatalogueOutcome,
  type CatalogueService,
  type PublishCall,
  type Published,
  type ReviewCall,
  type WithdrawCall,
} from "./catalogue.ts"
export { PUBLISHER_PORT } from "./catalogue-model.ts"
