export { codeOf, fileFault, folderFault, linkFault, reasonOf, writeFault } from './faults.ts'
export { makeFolder } from './make-folder.ts'
export { probeAll, replaceAll, targetOf, type Replacement } from './replace.ts'
