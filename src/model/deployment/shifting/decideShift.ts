import { must } from '../../../base/assert.ts'
import type { Context } from '../../world/context.ts'
import { nextDecisionId } from '../../world/decision.ts'
import { ownersOf } from '../../world/decisionBase.ts'
import type { HookRun, Shift } from '../../world/deployment/shifting/shift.ts'
import type { ShiftDecision } from '../../world/deployment/shifting/shiftDecision.ts'
import type { LifecycleStage } from '../../world/deployment/shifting/stages.ts'
import { stepsOf } from '../../world/deployment/shifting/strategy.ts'
import type { Deployment, Service } from '../../world/service/service.ts'

/** A deployment that shifts traffic, or did before it was taken back. */
interface Shifted {
  readonly service: Service
  /** What is shifted to. */
  readonly green: Deployment
  readonly shift: Shift
}

type Told = Pick<ShiftDecision, 'action' | 'before' | 'isRollback'> & { readonly hooks: readonly HookRun[] }

/** Tells of a stage that it has come to, or of hooks and their answers. */
export function decideShift(context: Context, { service, green, shift }: Shifted, { hooks, ...told }: Told): void {
  const { world } = context
  const { strategy, stage, production, test, step, untilMs, blueId } = shift
  const blue = service.deployments.find(({ id }) => id === blueId)
  const { clusterName, name: serviceName, desiredCount } = service
  context.decide({
    id: nextDecisionId(world),
    atMs: context.nowMs,
    kind: 'shift',
    rule: ruleOf(told, stage),
    about: ownersOf({ clusterName, serviceName }),
    clusterName,
    serviceName,
    strategy,
    stage,
    deploymentId: green.id,
    definitionKey: green.definitionKey,
    fromKey: blue?.definitionKey ?? '',
    production,
    test,
    step,
    steps: stepsOf(must(green.settings.shifting, 'a strategy')).length,
    healthy: green.healthyCount,
    desiredCount,
    untilMs,
    hooks: hooks.map(({ targetArn, status }) => ({ targetArn, status })),
    ...told,
  })
}

function ruleOf({ action, isRollback }: Omit<Told, 'hooks'>, stage: LifecycleStage): string {
  if (isRollback === true) return 'DEP-36'
  if (action === 'hook') return 'DEP-34'
  if (stage === 'TEST_TRAFFIC_SHIFT') return 'DEP-32'
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT') return 'DEP-33'
  return stage === 'BAKE_TIME' || stage === 'CLEAN_UP' ? 'DEP-35' : 'DEP-31'
}
