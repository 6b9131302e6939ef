import type { ExtremeCase } from '../../challenge/templates/extremes.ts'
import type { BatchCase } from '../../challenge/templates/stopBatches.ts'
import type { Judge } from './judge.ts'

interface Service {
  readonly desired: number
  readonly minimum: number
  readonly maximum: number
  readonly room: number
}

interface Walked {
  readonly lowestHealthy: number
  readonly mostTasks: number
  /** Times at which old tasks were stopped. */
  readonly stops: number
}

/**
 * Goes through an update task by task, after the two sentences of the API Reference (DeploymentConfiguration): tasks may
 * stop while the healthy ones are no fewer than minimumHealthyPercent of the desired count, and start while RUNNING and
 * PENDING ones are no more than maximumPercent of it, and the cluster has room. What started becomes healthy together.
 */
function walked({ desired, minimum, maximum, room }: Service): Walked {
  let [old, fresh, stops] = [desired, 0, 0]
  let lowestHealthy = desired
  let mostTasks = desired
  for (let turn = 0; old > 0 && turn < 100; turn++) {
    while (fresh < desired && (old + fresh + 1) * 100 <= desired * maximum && old + fresh + 1 <= room) fresh += 1
    mostTasks = Math.max(mostTasks, old + fresh)
    const before = old
    while (old > 0 && (old + fresh - 1) * 100 >= desired * minimum) old -= 1
    if (old < before) stops += 1
    lowestHealthy = Math.min(lowestHealthy, old + fresh)
  }
  return { lowestHealthy, mostTasks, stops }
}

const walkedOf = ({ desired, percents, room = 2 * desired }: BatchCase & { readonly room?: number }): Walked =>
  walked({ desired, room, minimum: percents.minimumHealthyPercent, maximum: percents.maximumPercent })

export const lowestHealthy: Judge<ExtremeCase> = ({ one }) => walkedOf(one).lowestHealthy

export const mostTasks: Judge<ExtremeCase> = ({ one }) => walkedOf(one).mostTasks

export const stopBatches: Judge<BatchCase> = ({ one }) => walkedOf(one).stops
