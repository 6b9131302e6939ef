import { axisText } from '../../look/time.ts'
import { isUnderWay, type CodeDeployment } from '../../model/world/codeDeploy/codeDeploy.ts'
import { trafficShifts } from '../../model/world/codeDeploy/trafficConfigs.ts'
import { newestOf } from '../../model/world/codeDeploy/newestOf.ts'
import { codeDeploySides } from '../subjects/codeDeploy/codeDeploySides.ts'
import { Ribbon, type RibbonPart } from '../subjects/shifting/Ribbon.tsx'
import { codeDeployBackText, stepName } from '../words/codeDeploy/codeDeployWords.ts'
import type { ShiftStripProps } from './ShiftStrip.tsx'
import { TwoStacks } from './TwoStacks.tsx'

/**
 * What CodeDeploy shifts between two task sets, and its lifecycle events. Of a service whose deployments another makes
 * no limit is drawn: none holds there (CDP-3, TST-1).
 */
export function CodeDeployStrip({ service, world, originMs, ringProgress, tellsAhead = true }: ShiftStripProps) {
  const newest = newestOf(world, service)
  const sides = newest === undefined ? null : codeDeploySides(service, newest)
  if (newest === undefined || sides === null) return null
  const isOn = isUnderWay(newest)
  return (
    <TwoStacks {...{ sides, world, ringProgress }} desired={service.desiredCount}>
      <Ribbon label="Lifecycle events" parts={newest.events.map(partOf)} isOn={isOn}>
        <strong>{isOn ? stepName(newest.step) : newest.status}</strong>
        {isOn && tellsAhead && <span>{whereText(newest, originMs)}</span>}
      </Ribbon>
      {tellsAhead && (
        <p className="shift-strip__back">{codeDeployBackText(newest, sides[0].definitionKey, originMs)}</p>
      )}
    </TwoStacks>
  )
}

function partOf({ name, status }: CodeDeployment['events'][number]): RibbonPart {
  return { name, state: status === 'Pending' ? 'coming' : status === 'InProgress' ? 'now' : 'done' }
}

/** `shift 1 of 2, until 20:44` */
function whereText({ step, shifts, group, untilMs }: CodeDeployment, originMs: number): string {
  const all = trafficShifts(group.configName).length
  return [
    ...(step === 'AllowTraffic' && all > 1 ? [`shift ${String(shifts)} of ${String(all)}`] : []),
    ...(untilMs === null ? [] : [`until ${axisText(untilMs - originMs)}`]),
  ].join(', ')
}
