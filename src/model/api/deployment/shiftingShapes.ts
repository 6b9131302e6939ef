import { HOOK_STAGES } from '../../world/deployment/shifting/stages.ts'
import { SHIFTING_STRATEGIES } from '../../world/deployment/shifting/strategy.ts'
import { decimal, keptAs, list, oneOf, opaque, optional, struct, text, whole, type DecimalShape } from '../shape.ts'

export const strategyWord = oneOf(['ROLLING', ...SHIFTING_STRATEGIES])

const BAKE_MAX_MINUTES = 1_440

export const linearConfiguration = struct({
  stepPercent: optional(percent(3)),
  stepBakeTimeInMinutes: optional(whole({ min: 0, max: BAKE_MAX_MINUTES })),
})

export const canaryConfiguration = struct({
  canaryPercent: optional(percent(0.1)),
  canaryBakeTimeInMinutes: optional(whole({ min: 0, max: BAKE_MAX_MINUTES })),
})

function percent(min: number): DecimalShape {
  return decimal({ min, max: 100 })
}

export const lifecycleHooks = list(
  struct({
    targetType: optional(oneOf(['AWS_LAMBDA', 'PAUSE'])),
    hookTargetArn: optional(text()),
    roleArn: optional(text()),
    lifecycleStages: optional(list(oneOf(HOOK_STAGES), { max: HOOK_STAGES.length })),
    hookDetails: keptAs(opaque('structure')),
    timeoutConfiguration: optional(
      struct({
        timeoutInMinutes: optional(whole({ min: 1, max: 20_160 })),
        action: optional(oneOf(['ROLLBACK', 'CONTINUE'])),
      }),
    ),
  }),
  { max: 20 },
)

/** Of one load balancer of a service: between what its traffic is shifted (DEP-30). */
export const advancedConfiguration = struct({
  alternateTargetGroupArn: optional(text({ max: 2_048 })),
  productionListenerRule: optional(text({ max: 2_048 })),
  testListenerRule: optional(text({ max: 2_048 })),
  roleArn: optional(text({ max: 2_048 })),
})
