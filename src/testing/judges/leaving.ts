import type { LeftCase } from '../../challenge/templates/draining.ts'
import type { MemberCase, Term } from '../../challenge/templates/memberOf.ts'
import type { ScaleInCase } from '../../challenge/templates/scaleIn.ts'
import type { Judge } from './judge.ts'
import { instancesOf } from './nextInstance.ts'

type Answered = readonly Readonly<Record<string, unknown>>[]

/**
 * "Terminate tasks … in the Availability Zone with the most tasks of this service, … on instances with the most tasks"
 * without a strategy; with one it is used: spread keeps the balance, "binpack … the instance has most resources left"
 * (Developer Guide, Amazon ECS services).
 */
export const scaleInPicks: Judge<ScaleInCase> = (view) => {
  const all = instancesOf(view)
  const { strategy } = view.one
  const zone = { type: 'spread', field: 'attribute:ecs.availability-zone' }
  const rules = strategy.length === 0 ? [zone, { type: 'spread', field: 'instanceId' }] : strategy
  let left = all.filter(({ tasks }) => tasks > 0)
  for (const { type, field } of rules) {
    const worth = (one: (typeof all)[number]): number => {
      if (type === 'binpack') return field === 'cpu' ? one.cpu : one.memory
      if (field === 'instanceId') return one.tasks
      return all.filter((other) => other.zone === one.zone).reduce((sum, other) => sum + other.tasks, 0)
    }
    const most = Math.max(...left.map(worth))
    left = left.filter((one) => worth(one) === most)
  }
  return left.map(({ id }) => id)
}

/**
 * "Service tasks … replaced according to the service's deployment configuration parameters"; "standalone tasks …
 * unaffected; you must wait for them to finish or stop them"; at 100 / 100 "the service can't remove existing tasks, and
 * also can't start replacements" (Developer Guide, Draining).
 */
export const drainingLeaves: Judge<LeftCase> = ({ one, cluster, service, read }) => {
  const { services } = read('DescribeServices', { cluster, services: [service] })
  const desired = Number((services as Answered)[0]?.desiredCount)
  let lower = 0
  while (lower * 100 < desired * one.percents.min) lower += 1
  let upper = desired
  while ((upper + 1) * 100 <= desired * one.percents.max) upper += 1
  const isStuck = lower === desired && upper === desired
  return isStuck ? one.each + one.alone : one.alone
}

/** `==`, `!=`, `in` of attributes, and `=~` of a family of types, by what ECS tells of each instance. */
export const memberOfPicks: Judge<MemberCase> = ({ one, cluster, read }) => {
  const { containerInstanceArns } = read('ListContainerInstances', { cluster })
  const { containerInstances } = read('DescribeContainerInstances', {
    cluster,
    containerInstances: containerInstanceArns,
  })
  const holds = (instance: Readonly<Record<string, unknown>>, { attribute, operator, values }: Term): boolean => {
    const value = String((instance.attributes as Answered).find(({ name }) => name === attribute)?.value)
    if (operator === '=~') return value.split('.')[0] === values[0]
    return operator === '!=' ? value !== values[0] : values.includes(value)
  }
  return (containerInstances as Answered)
    .filter((instance) => {
      const each = one.terms.map((term) => holds(instance, term))
      return one.join === 'and' ? !each.includes(false) : each.includes(true)
    })
    .map(({ containerInstanceArn }) => String(containerInstanceArn).split('/').at(-1) ?? '')
}
