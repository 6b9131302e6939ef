import { axisText } from '../../../look/time.ts'
import { METRIC_PERIOD_MS } from '../../../model/world/durations.ts'
import type { ScalingPolicy } from '../../../model/world/scaling/scalingPolicy.ts'
import type { World } from '../../../model/world/world.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { policyText } from '../../words/scaling/policyWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { SectionProps } from '../trait.ts'
import { deletePolicyAct, stepAlarmAct } from './scalingActs.ts'

/** How many activities are listed: the newest. */
const LISTED = 5

/** How a service is scaled: its limits, policies with their alarms, schedules, and what was done. */
export function ScalingSection({ subject, world, onSelect }: SectionProps) {
  const target = subject.kind === 'service' ? world.scalableTargets.get(subject.id) : undefined
  if (target === undefined) return null
  const policies = [...world.scalingPolicies.values()].filter((one) => one.serviceKey === subject.id)
  const actions = [...world.scheduledActions.values()].filter((one) => one.serviceKey === subject.id)
  const activities = (world.scalingActivities.get(subject.id) ?? []).slice(0, LISTED)
  const { cooldown } = target
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Auto scaling</h2>
      <Facts
        details={[
          { label: 'minimum, maximum', value: `${String(target.min)}, ${String(target.max)}` },
          ...(cooldown !== null && cooldown.untilMs > world.nowMs
            ? [{ label: `cooldown (scaled ${cooldown.direction}) until`, value: axisText(cooldown.untilMs) }]
            : []),
          { label: 'next evaluation', value: axisText(nextMinute(world)) },
        ]}
      />
      {policies.map((policy) => (
        <PolicyBlock key={policy.arn} {...{ policy, world, onSelect }} />
      ))}
      {actions.map(({ key, name, schedule, timezone, nextAtMs }) => (
        <p key={key} className="inspector__text">
          {name}: {schedule}
          {timezone === null ? '' : ` ${timezone}`}
          {nextAtMs === null ? ', over' : `, next at ${axisText(nextAtMs)}`}
        </p>
      ))}
      {activities.map(({ id, atMs, description, cause }) => (
        <blockquote key={id} className="inspector__event">
          {axisText(atMs)} <samp>{description}</samp> <samp>{cause}</samp>
        </blockquote>
      ))}
    </section>
  )
}

function nextMinute({ nowMs }: World): number {
  return (Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS
}

interface PolicyBlockProps extends Pick<SectionProps, 'world' | 'onSelect'> {
  readonly policy: ScalingPolicy
}

/** A policy and the alarms that call it; one without any can be given one. */
function PolicyBlock({ policy, world, onSelect }: PolicyBlockProps) {
  const { giveNow } = useLabDesk()
  const service = world.services.get(policy.serviceKey)
  const alarms = [...world.alarms.values()].filter((one) => one.alarmActions.includes(policy.arn))
  return (
    <>
      <p className="inspector__text">
        <b>{policy.name}</b> {policyText(policy)}
      </p>
      {alarms.map(({ name, state }) => (
        <p key={name} className="inspector__text">
          <SubjectLink to={{ kind: 'alarm', id: name }} onSelect={onSelect}>
            {name}
          </SubjectLink>
          : {state}
        </p>
      ))}
      {service !== undefined && (
        <p className="inspector__text">
          {policy.config.type === 'StepScaling' && alarms.length === 0 && (
            <Button onPress={() => giveNow(stepAlarmAct(service, policy))}>Create its alarm</Button>
          )}
          <Button onPress={() => giveNow(deletePolicyAct(service, policy))}>Delete {policy.name}</Button>
        </p>
      )}
    </>
  )
}
