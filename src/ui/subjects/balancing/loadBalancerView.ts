import { act } from '../../../model/api/act.ts'
import { listed } from '../../../look/numbers.ts'
import { groupsOf, stateCounts, stateCountsText } from '../../../look/poolLook.ts'
import { balancerWords, classicWords } from '../../words/balancing/poolWords.ts'
import type { SubjectWords } from '../../words/words.ts'
import type { Card, SubjectView } from '../subjectView.ts'
import { breakActs } from './groupActs.ts'
import { serviceKeyOfPool } from './serviceOfPool.ts'
import { WhyClassic, WhyLoadBalancer } from './WhyLoadBalancer.tsx'

/** An Application or Network Load Balancer, by its ARN. */
export const loadBalancerView: SubjectView = {
  Why: WhyLoadBalancer,
  head(id, { world }) {
    const balancer = world.loadBalancers.get(id)
    if (balancer === undefined) return null
    return { object: `load balancer ${balancer.name}`, atMs: world.nowMs, ...balancerWords(balancer, world) }
  },
  card(id, world) {
    const balancer = world.loadBalancers.get(id)
    if (balancer === undefined) return null
    return cardOf(balancer.name, balancerWords(balancer, world), [
      { label: 'type', value: `${balancer.type}, ${balancer.scheme}` },
      { label: 'targets', value: stateCountsText(stateCounts(world, groupsOf(world, id))) },
      { label: 'zones', value: listed(balancer.subnets.map((one) => one.zone)) },
    ])
  },
  line(id, world) {
    const balancer = world.loadBalancers.get(id)
    if (balancer === undefined) return null
    const { verdict, tone } = balancerWords(balancer, world)
    return {
      name: balancer.name,
      aside: tone === 'trouble' ? '' : balancer.type,
      detail: tone === 'trouble' ? stateCountsText(stateCounts(world, groupsOf(world, id))) : balancer.state,
      tone: tone === 'trouble' ? 'trouble' : 'plain',
      words: `load balancer ${balancer.name}, ${balancer.type}, ${verdict}`,
    }
  },
  describe: (id) => ({
    act: act('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: [id] }),
    field: 'LoadBalancers',
  }),
  serviceKey: (id, { world }) => {
    for (const arn of groupsOf(world, id)) {
      const key = serviceKeyOfPool(world, arn)
      if (key !== null) return key
    }
    return null
  },
}

/** A Classic Load Balancer, by its name. */
export const classicView: SubjectView = {
  Why: WhyClassic,
  head(id, { world }) {
    const classic = world.classicLoadBalancers.get(id)
    if (classic === undefined) return null
    return { object: `Classic Load Balancer ${id}`, atMs: world.nowMs, ...classicWords(classic, world) }
  },
  acts(id, world) {
    const acts = breakActs(world, id)
    return acts.length === 0 ? null : { heading: `Classic Load Balancer ${id}`, acts }
  },
  card(id, world) {
    const classic = world.classicLoadBalancers.get(id)
    if (classic === undefined) return null
    return cardOf(id, classicWords(classic, world), [
      { label: 'type', value: `classic, ${classic.scheme}` },
      { label: 'instances', value: stateCountsText(stateCounts(world, [id])) },
    ])
  },
  line(id, world) {
    if (!world.classicLoadBalancers.has(id)) return null
    const counts = stateCounts(world, [id])
    const text = stateCountsText(counts)
    return {
      name: id,
      aside: 'classic',
      detail: text,
      tone: counts.unhealthy > 0 ? 'trouble' : 'plain',
      words: `Classic Load Balancer ${id}, ${text}`,
    }
  },
  describe: (id) => ({
    act: act('elb', 'DescribeLoadBalancers', { LoadBalancerNames: [id] }),
    field: 'LoadBalancerDescriptions',
  }),
  serviceKey: (id, { world }) => serviceKeyOfPool(world, id),
}

function cardOf(title: string, { verdict, tone }: SubjectWords, facts: Card['facts']): Card {
  return { title, kind: 'load balancer', state: verdict, tone: tone === 'trouble' ? 'trouble' : 'plain', facts }
}
