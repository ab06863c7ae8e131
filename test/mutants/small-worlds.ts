import { TestRunner, type RunnerTask, type RunnerTestFile } from 'vitest'

/** Too slow to run for each mutant: the shipped world, threads, files of runs; and a count that few worlds cannot reach. */
const SLOW =
  /shipped world|an alliance|a plan that is stopped|the run folder of|drawn worlds|market rehearse|late, on|asked for in words|only a shorter run|every study|pays for something in many|that cannot be (used|found)|projects that come late|must keep to/

/** Leaves out what is slow, with the hooks of whole groups. */
export default class SmallWorlds extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    const leaveOut = (task: RunnerTask): void => {
      if (SLOW.test(task.name)) task.mode = 'skip'
      else if (task.type === 'suite') task.tasks.forEach(leaveOut)
    }
    files.forEach(({ tasks }) => tasks.forEach(leaveOut))
  }
}
