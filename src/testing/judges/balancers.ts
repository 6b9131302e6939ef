import type { DrainCase, GraceCase } from '../../challenge/templates/graceAndDrain.ts'
import type { TargetTypeCase } from '../../challenge/templates/targetTypes.ts'
import type { Judge } from './judge.ts'

/** "awsvpc …: choose ip as the target type, not instance, because tasks … are associated with an elastic network interface". */
export const targetType: Judge<TargetTypeCase> = ({ one: { mode } }) => [
  `A target group of type ${mode === 'bridge' ? 'instance' : 'ip'}`,
]

/** "the period of time … that the Amazon ECS service scheduler ignores unhealthy … checks after a task has first started". */
export const gracePeriod: Judge<GraceCase> = ({ one: { startsIn, wants } }) => {
  const offered = wants === 'enough' ? [0, 15, 30, startsIn + 40] : [15, startsIn + 40, startsIn + 100, startsIn + 280]
  const wanted = offered.filter((seconds) => (wants === 'enough' ? seconds >= startsIn : seconds < startsIn))
  return wanted.map((seconds) => `${String(seconds)} seconds`)
}

/** "waits for the deregistration delay … before … SIGTERM"; out after some 10 s, as public event logs have it; 30 s by default. */
export const drainTime: Judge<DrainCase> = ({ one: { delay, endsIn, stopTimeout } }) => {
  const allowed = stopTimeout ?? 30
  return 10 + delay + (endsIn > allowed ? allowed : endsIn)
}
