import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { shiftOf } from '../../../model/world/deployment/shifting/shiftOf.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import { Facts } from '../../kit/Facts.tsx'
import { momentOfService } from '../../words/deployment/counts.ts'
import { healthyProgress } from '../../words/deployment/health.ts'
import { lowerSum, upperSum } from '../../words/deployment/percents.ts'
import { latestRolling, rebalancingText } from '../../words/service/serviceWords.ts'
import { CodeDeploySection } from '../codeDeploy/CodeDeploySection.tsx'
import { DecisionList } from '../decision/DecisionList.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import { HealthNote } from '../deployment/HealthNote.tsx'
import { DecidedQuestions } from '../deployment/DecidedQuestions.tsx'
import { ShiftSection } from '../shifting/ShiftSection.tsx'
import { FailureBlock } from '../deployment/FailureBlock.tsx'
import { OF_DEPLOYMENTS } from '../deployment/ofDeployments.ts'
import { PastDeployments } from '../deployment/PastDeployments.tsx'
import { tasksById, type WhyProps } from '../subjectView.ts'

/** The two questions of a service as they stand now, and what its scheduler decided lately. */
export function WhyService({ id, ...scope }: WhyProps) {
  const { world } = scope
  const service = world.services.get(id)
  if (service === undefined) return null
  const moment = momentOfService(service, world)
  const percents = { ...service.deploymentConfiguration, ...moment }
  const latest = latestRolling(service, world)
  // Each revision, and each task set, is then looked at for itself.
  const isShifting = shiftOf(world, service) !== null || service.controller !== undefined
  const tasks = tasksById(world.liveByService.get(id) ?? [], scope)
  return (
    <div className="inspector__stack">
      <ShiftSection {...scope} service={service} />
      <CodeDeploySection service={service} {...scope} />
      {!isShifting && (
        <>
          <DecidedQuestions
            decision={latest}
            now={moment}
            originMs={scope.originMs}
            canSwitch
            orderOf={orderIn(world)}
            ringProgress={healthyProgress(tasks, world.nowMs)}
          />
          <Facts
            details={[
              { label: 'lower limit', value: `${grouped(moment.limits.lower)} = ${lowerSum(percents)}` },
              { label: 'upper limit', value: `${grouped(moment.limits.upper)} = ${upperSum(percents)}` },
              { label: 'AZ rebalancing', value: rebalancingText(service, world) },
            ]}
          />
        </>
      )}
      {!isShifting && latest?.waitsFor === 'healthy' && (
        <HealthNote
          definition={world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? '')}
          service={service}
        />
      )}
      <FailureBlock service={service} world={world} />
      <PastDeployments {...scope} id={id} />
      <DecisionList
        {...scope}
        title="Decisions"
        isListed={(one) => OF_DEPLOYMENTS.has(one.kind) && isAbout(one, 'service', id)}
      />
      {latest !== undefined && <SourceLine ruleId={latest.rule} />}
    </div>
  )
}
