/** What is shipped, by name, for a command line that reads none of it. */
export { overlayNames, packageRoot, shippedAt, shippedNames, WORLDS } from './shipped.ts'
