import { heldBack } from '../rollingOracle.ts'
import { pattern, type Claim } from './claim.ts'
import type { RollingScene } from './rollingScene.ts'

/** Whether what the scheduler decided about is not what is there now. */
function hasMoved({ decision, service, view }: RollingScene): boolean {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  const running = [...view.kept, ...view.failing, ...view.outgoing].filter((one) => one.step === 'running').length
  return (
    decision.desiredCount !== service.desiredCount ||
    decision.minimumHealthyPercent !== minimumHealthyPercent ||
    decision.maximumPercent !== maximumPercent ||
    decision.active !== view.active ||
    decision.healthy !== view.healthy ||
    decision.deployments.reduce((sum, one) => sum + one.running, 0) !== running ||
    decision.toStop !== view.outgoing.length + view.surplus ||
    decision.toStart !== view.missing ||
    (decision.protectedTasks ?? 0) !== heldBack(view) ||
    service.deployments.some((one) => one.createdAtMs >= decision.atMs)
  )
}

/** What is said of a service while the scheduler has not looked at what happened last. */
export const UNDECIDED_CLAIMS: readonly Claim<RollingScene>[] = [
  {
    name: 'nothing decided yet',
    said: pattern('The service scheduler has not decided yet what follows'),
    isTrue: (_, scene) => hasMoved(scene),
  },
  {
    name: 'an update was asked for',
    said: pattern('The update has been asked for'),
    isTrue: (_, { decision, service }) =>
      decision.desiredCount !== service.desiredCount ||
      decision.minimumHealthyPercent !== service.deploymentConfiguration.minimumHealthyPercent ||
      decision.maximumPercent !== service.deploymentConfiguration.maximumPercent ||
      service.deployments.some((one) => one.createdAtMs >= decision.atMs),
  },
  {
    name: 'counts of a service',
    said: pattern('%N of %N RUNNING(?:, %N PENDING)?, %N healthy'),
    isTrue: ({ name, figure }, { service, view }) => {
      const running = [...view.kept, ...view.failing, ...view.outgoing].filter((one) => one.step === 'running').length
      const pending = name(3) === '' ? 0 : figure(3)
      const isCounted = figure(1) === running && pending === view.active - running && figure(4) === view.healthy
      return isCounted && figure(2) === service.desiredCount
    },
  },
]
