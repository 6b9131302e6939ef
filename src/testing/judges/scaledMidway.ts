import type { ScaledCase } from '../../challenge/templates/midDeployment.ts'
import type { Judge } from './judge.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'

/** "desiredCount: the number of instantiations of the task to place and keep running": the newest one (UpdateService). */
export const scaledMidway: Judge<ScaledCase> = (view) => {
  const { to, of, percents } = view.one
  const one = { desired: to, percent: of === 'lower' ? percents.minimumHealthyPercent : percents.maximumPercent }
  return of === 'lower' ? lowerLimit({ ...view, one }) : upperLimit({ ...view, one })
}
