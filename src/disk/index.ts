export { diskFault, word as named } from './disk-fault.ts'
export { codeOf, fileFault, folderFault, linkFault, reasonOf, reasonText, writeFault } from './faults.ts'
export { makeFolder } from './make-folder.ts'
export { probeAll, replaceAll, targetOf, type Replacement } from './replace.ts'
