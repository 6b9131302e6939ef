import { timed, type Contender } from '../contender.ts'
import { ScanPlacer } from '../rivals/scanPlacer.ts'
import { newInstances, PLACED_TASKS, TASK, withTask } from './place.ts'

export const placeScan: Contender = {
  round: () => {
    const placer = new ScanPlacer(newInstances())
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
