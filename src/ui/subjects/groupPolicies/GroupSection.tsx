import { Fragment } from 'react'
import { shortAlarmName } from '../../../look/alarmName.ts'
import { axisText } from '../../../look/time.ts'
import { ofGroupKey } from '../../../model/world/capacity/ofGroupKey.ts'
import { instancesOfGroup } from '../../../model/world/capacity/groupInstances.ts'
import type { GroupPolicy } from '../../../model/world/groupPolicies/groupPolicy.ts'
import type { World } from '../../../model/world/world.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { groupPolicyText } from '../../words/groupPolicies/groupPolicyWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { shortInstance } from '../../../look/names.ts'
import type { SectionProps } from '../trait.ts'
import { completeAct, deleteGroupPolicyAct } from './groupActs.ts'

/** How many activities are listed: the newest. */
const LISTED = 5

/** What scales an Auto Scaling group by itself, what holds its instances, and what it did; AWS's long causes are folded. */
export function GroupSection({ subject, world, onSelect }: SectionProps) {
  const group = subject.kind === 'autoScalingGroup' ? world.autoScalingGroups.get(subject.id) : undefined
  if (group === undefined) return null
  const { name } = group
  const policies = [...world.groupPolicies.values()].filter((one) => one.groupName === name)
  const schedules = [...world.groupSchedules.values()].filter((one) => one.groupName === name)
  const hooks = [...world.lifecycleHooks.values()].filter((one) => one.groupName === name)
  const activities = (world.groupActivities.get(name) ?? []).slice(0, LISTED)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Scaling of the group</h2>
      {policies.length + schedules.length === 0 && <p className="inspector__text">No policy or schedule of its own.</p>}
      {policies.map((policy) => (
        <PolicyBlock key={policy.arn} {...{ policy, world, onSelect }} />
      ))}
      {schedules.map((one) => (
        <p key={one.key} className="inspector__text">
          <b>{one.name}</b> {one.recurrence ?? 'once'}
          {one.timezone === null ? '' : ` ${one.timezone}`}, next at {axisText(one.nextAtMs)}
        </p>
      ))}
      {hooks.map((one) => (
        <p key={one.key} className="inspector__text">
          <b>{one.name}</b> holds what {one.transition.endsWith('LAUNCHING') ? 'comes' : 'goes'} for{' '}
          {one.heartbeatSeconds} s, then {one.defaultResult}
        </p>
      ))}
      <HeldInstances {...{ groupName: name, world, onSelect }} />
      {activities.map(({ id, startMs, description, cause }) => (
        <Disclosure key={id} title={description} detail={axisText(startMs)}>
          <blockquote className="inspector__event">
            <samp>{cause}</samp>
          </blockquote>
        </Disclosure>
      ))}
    </section>
  )
}

interface PolicyBlockProps extends Pick<SectionProps, 'world' | 'onSelect'> {
  readonly policy: GroupPolicy
}

function PolicyBlock({ policy, world, onSelect }: PolicyBlockProps) {
  const { giveNow } = useLabDesk()
  const alarms = [...world.alarms.values()].filter((one) => one.alarmActions.includes(policy.arn))
  return (
    <>
      <p className="inspector__text">
        <b>{policy.name}</b> {groupPolicyText(policy)}
      </p>
      {alarms.length > 0 && (
        <p className="inspector__text">
          Called by{' '}
          {alarms.map((one, at) => (
            <Fragment key={one.name}>
              {at > 0 && ', '}
              <SubjectLink to={{ kind: 'alarm', id: one.name }} onSelect={onSelect}>
                {shortAlarmName(one.name)}
              </SubjectLink>{' '}
              {one.state}
            </Fragment>
          ))}
        </p>
      )}
      <p className="inspector__text">
        <Button onPress={() => giveNow(deleteGroupPolicyAct(policy))}>Delete {policy.name}</Button>
      </p>
    </>
  )
}

interface HeldProps extends Pick<SectionProps, 'onSelect'> {
  readonly groupName: string
  readonly world: World
}

/** Each instance that hooks hold, until when; what drains it answers by itself. */
function HeldInstances({ groupName, world, onSelect }: HeldProps) {
  const { giveNow } = useLabDesk()
  const held = instancesOfGroup(world, groupName).flatMap((instance) =>
    (world.lifecycleWaits.get(instance.id)?.hooks ?? []).map((hook) => ({ instance, hook })),
  )
  return held.map(({ instance, hook }) => (
    <p key={`${instance.id} ${hook.name}`} className="inspector__text">
      <SubjectLink to={{ kind: 'containerInstance', id: instance.id }} onSelect={onSelect}>
        {shortInstance(instance.ec2InstanceId)}
      </SubjectLink>{' '}
      waits for {hook.name} until {axisText(hook.untilMs)}{' '}
      {world.lifecycleHooks.has(ofGroupKey(groupName, hook.name)) && (
        <Button onPress={() => giveNow(completeAct(groupName, hook, instance))}>Let it go on</Button>
      )}
    </p>
  ))
}
