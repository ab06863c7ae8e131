export { hasSpareCore, sendOut, type Errand, type Task } from './thread.ts'
