export { hasSpareCore, Pool, PoolClosed, sendOut, type Errand } from './pool.ts'
