export { hasCore, testSplit, type CoreTest, type GameRange, type Held } from './core.ts'
export { gameOf, MOST_PLAYERS, playersIn, type Coalition, type Game } from './game.ts'
export { nucleolus } from './nucleolus.ts'
export { shapley, shapleyOf } from './shapley.ts'
