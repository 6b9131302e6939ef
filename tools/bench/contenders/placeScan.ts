import { timed, type Contender } from '../contender.ts'
import { ScanPlacer } from '../rivals/scanPlacer.ts'
import { PLACED_TASKS, TASK, withTask, yardInstances } from './place.ts'

export const placeScan: Contender = {
  round: () => {
    const placer = new ScanPlacer(yardInstances)
    return timed(PLACED_TASKS, () => {
      const chosen: string[] = []
      for (let i = 0; i < PLACED_TASKS; i++) {
        const row = placer.place(TASK)
        if (row === null) break
        chosen.push(placer.put(row, withTask).id)
      }
      return chosen
    })
  },
}
