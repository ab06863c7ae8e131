export { controlOf, weightOf, type Control, type Controller, type Holding, type Threshold } from './control.ts'
export {
  organisationsSchema,
  registerOf,
  type Organisation,
  type OwnersRegister,
  type RelatedParties,
} from './register.ts'
