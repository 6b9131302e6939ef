import { useState } from 'react'
import { act } from '../../../model/api/act.ts'
import { groupAttribute } from '../../../model/world/balancing/attributes.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import type { Act } from '../../../model/api/command.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import type { CheckWanted } from './balancerActs.ts'
import { CHECK_NAMES, HealthCheckFields, wantedOf } from './HealthCheckFields.tsx'

const NAMES = { ...CHECK_NAMES, matcher: ['Matcher'], attributes: ['Attributes'] } as const

const DELAY = 'deregistration_delay.timeout_seconds'
const SLOW_START = 'slow_start.duration_seconds'
const STICKY = 'stickiness.enabled'

interface Draft {
  readonly check: CheckWanted
  readonly matcher: string
  readonly delay: number
  readonly slowStart: number
  readonly isSticky: boolean
}

interface TargetGroupFormProps {
  readonly group: TargetGroup
  readonly onClose: () => void
}

/** How a group checks its targets, how long they drain and start. */
export function TargetGroupForm({ group, onClose }: TargetGroupFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(group))
  const change = (some: Partial<Draft>): void => setDraft({ ...draft, ...some })
  const acts = actsOf(group, draft)
  const isHttp = group.protocol !== 'TCP'
  return (
    <ActForm
      title={`Target group ${group.name}`}
      submit="Change"
      acts={acts}
      names={NAMES}
      blocked={acts.length === 0 ? 'Nothing is changed yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <HealthCheckFields value={draft.check} onChange={(check) => change({ check })} refusalAt={refusalAt} />
          {isHttp && (
            <TextField
              label="Codes that pass"
              isMono
              value={draft.matcher}
              onChange={(matcher) => change({ matcher })}
              help="200, 200,302 or 200-299."
              refusal={refusalAt('matcher')}
            />
          )}
          <Stepper
            label="Deregistration delay, in seconds"
            value={draft.delay}
            max={3_600}
            step={10}
            onChange={(delay) => change({ delay })}
          />
          {isHttp && (
            <Stepper
              label="Slow start, in seconds"
              value={draft.slowStart}
              max={900}
              step={30}
              onChange={(slowStart) => change({ slowStart })}
              help="0 for none, else 30 to 900: a new target's share grows for so long."
            />
          )}
          <Toggle isOn={draft.isSticky} onChange={(isSticky) => change({ isSticky })}>
            Keep a client at its target
          </Toggle>
          <RefusalLine refusal={refusalAt('attributes')} />
        </>
      )}
    </ActForm>
  )
}

function draftOf(group: TargetGroup): Draft {
  return {
    check: wantedOf(group.healthCheck),
    matcher: group.healthCheck.matcher,
    delay: Number(groupAttribute(group, DELAY)),
    slowStart: Number(groupAttribute(group, SLOW_START) || '0'),
    isSticky: groupAttribute(group, STICKY) === 'true',
  }
}

/** What is new, and nothing else. */
function actsOf(group: TargetGroup, draft: Draft): readonly Act[] {
  const before = draftOf(group)
  const { check } = draft
  const old = before.check
  const settings = {
    ...(check.path !== old.path && { HealthCheckPath: check.path }),
    ...(check.interval !== old.interval && { HealthCheckIntervalSeconds: check.interval }),
    ...(check.timeout !== old.timeout && { HealthCheckTimeoutSeconds: check.timeout }),
    ...(check.unhealthy !== old.unhealthy && { UnhealthyThresholdCount: check.unhealthy }),
    ...(check.healthy !== old.healthy && { HealthyThresholdCount: check.healthy }),
    ...(draft.matcher !== before.matcher && { Matcher: { HttpCode: draft.matcher } }),
  }
  const attributes = [
    ...(draft.delay === before.delay ? [] : [{ Key: DELAY, Value: String(draft.delay) }]),
    ...(draft.slowStart === before.slowStart ? [] : [{ Key: SLOW_START, Value: String(draft.slowStart) }]),
    ...(draft.isSticky === before.isSticky ? [] : [{ Key: STICKY, Value: String(draft.isSticky) }]),
  ]
  const TargetGroupArn = group.arn
  return [
    ...(Object.keys(settings).length === 0 ? [] : [act('elbv2', 'ModifyTargetGroup', { TargetGroupArn, ...settings })]),
    ...(attributes.length === 0
      ? []
      : [act('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes: attributes })]),
  ]
}
