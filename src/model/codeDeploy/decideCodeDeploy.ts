import type { CodeDeployment } from '../world/codeDeploy/codeDeploy.ts'
import type { CodeDeployDecision } from '../world/codeDeploy/codeDeployDecision.ts'
import { trafficShifts } from '../world/codeDeploy/trafficConfigs.ts'
import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { hookOf } from './hook.ts'
import { serviceOf, setNamed } from './stored.ts'

/** Tells what a deployment has come to. */
export function decideCodeDeploy(
  context: Context,
  deployment: CodeDeployment,
  { action }: Pick<CodeDeployDecision, 'action'>,
): void {
  const { world } = context
  const { id, group, step, production, test, shifts, untilMs, error } = deployment
  const { clusterName, serviceName, configName } = group
  const service = serviceOf(world, deployment)
  const [green, blue] = [deployment.greenId, deployment.blueId].map((one) =>
    service === undefined ? undefined : setNamed(service, one),
  )
  context.decide({
    id: nextDecisionId(world),
    atMs: context.nowMs,
    kind: 'codeDeploy',
    rule: ruleOf(action, deployment),
    about: ownersOf({ clusterName, serviceName }),
    clusterName,
    serviceName,
    action,
    deploymentId: id,
    configName,
    step,
    definitionKey: deployment.appSpec.definitionKey,
    fromKey: blue?.definitionKey ?? '',
    production,
    test,
    shifts,
    shiftsOfAll: trafficShifts(configName).length,
    healthy: green?.healthyCount ?? 0,
    desiredCount: service?.desiredCount ?? 0,
    untilMs,
    hook: hookOf(deployment),
    error: error?.code ?? null,
    other: action === 'failed' ? deployment.rolledBackBy : deployment.takesBack,
  })
}

function ruleOf(action: CodeDeployDecision['action'], { step }: CodeDeployment): string {
  if (action === 'failed' || action === 'takesBack') return 'CDP-7'
  if (action === 'hook') return 'CDP-5'
  if (action === 'shift') return 'CDP-4'
  return step === 'ReadyWait' || step === 'TerminationWait' || step === 'Terminate' ? 'CDP-6' : 'CDP-3'
}
