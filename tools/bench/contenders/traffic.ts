import { Random } from '../../../src/base/random.ts'
import { Run } from '../../../src/model/engine/run.ts'
import { valueAt } from '../../../src/model/world/traffic/curve.ts'
import { RequestSimulation, randomArrivals } from '../../../src/testing/requestSimulation.ts'
import type { Act, Command } from '../../../src/model/api/command.ts'
import { act } from '../../../src/model/api/act.ts'
import { timed, type Contender } from '../contender.ts'

/** Tasks behind one load balancer, and what they get over a day at its busiest: two thirds of what they can answer. */
export const DAY_TASKS = 200
const MOST_PER_SECOND = 1_600
const LEAST_PER_SECOND = 300
const DAY_HOURS = 24
/** So many days, or hours of the rival's: rounds of a second or two, which a collector of garbage no longer decides. */
const LENGTH = 3
const HOURS = LENGTH * DAY_HOURS
const HOUR_MS = 3_600_000
/** Of 20 ms of a vCPU each: a task of 256 CPU units, idling at 7, answers so many a second. */
const TASK_RATE = 249 / 20.48

const at = (atMs: number, given: Act): Command => ({ atMs, ...given })

/** The load balancer and the group are made first, so their ARNs are known when the service is. */
function labOf(): { readonly seed: number; readonly log: readonly Command[] } {
  const first: readonly Command[] = [
    at(0, act('ecs', 'CreateCluster', { clusterName: 'yard' })),
    at(0, act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-a', 'subnet-b', 'subnet-c'] })),
    at(0, act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80, TargetType: 'ip' })),
  ]
  const made = new Run({ seed: 1, log: first })
  made.advance(1)
  const [balancer = ''] = made.world.loadBalancers.keys()
  const [group = ''] = made.world.targetGroups.keys()
  const listener = at(
    1,
    act('elbv2', 'CreateListener', {
      LoadBalancerArn: balancer,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    }),
  )
  const listening = new Run({ seed: 1, log: [...first, listener] })
  listening.advance(2)
  const [listenerArn = ''] = listening.world.listeners.keys()
  const log = [
    ...first,
    listener,
    at(
      2,
      act('ecs', 'RegisterTaskDefinition', {
        family: 'web',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'web:1', portMappings: [{ containerPort: 80 }] }],
      }),
    ),
    at(
      3,
      act('ecs', 'CreateService', {
        cluster: 'yard',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: DAY_TASKS,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } },
        loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }],
      }),
    ),
    at(
      600_000,
      act('lab', 'SetTraffic', {
        listenerArn,
        shape: 'day',
        baseRequestsPerSecond: LEAST_PER_SECOND,
        peakRequestsPerSecond: MOST_PER_SECOND,
      }),
    ),
  ]
  return { seed: 1, log }
}

/** What both come to: nearly all is answered, at about half of what could be. */
function coarse(answered: number, sent: number): unknown {
  return { answeredPercent: Math.round((100 * answered) / sent) }
}

const endMs = 600_000 + HOURS * HOUR_MS
export const trafficOurs: Contender = {
  round: () => {
    const run = new Run(labOf())
    run.advance(600_000)
    return timed(HOURS, () => {
      run.advance(endMs)
      const [flow] = run.world.sourceFlows.values()
      return coarse(flow?.counts.answered ?? 0, flow?.counts.sent ?? 1)
    })
  },
}

/** Hours of it at the day's average, request by request. */
export const trafficEach: Contender = {
  round: () => {
    const random = Random.fromSeed(1)
    const perSecond = averagePerSecond()
    const tasks = Array.from({ length: DAY_TASKS }, () => new RequestSimulation({ rate: TASK_RATE, random }))
    return timed(LENGTH, () => {
      let next = 0
      for (const atMs of randomArrivals(random, perSecond, LENGTH * HOUR_MS)) {
        tasks[next]?.arrive(atMs)
        next = (next + 1) % DAY_TASKS
      }
      let [answered, sent] = [0, 0]
      for (const task of tasks) {
        task.advance(LENGTH * HOUR_MS)
        const seen = task.seen()
        answered += seen.answered
        sent += seen.arrived
      }
      return coarse(answered, sent)
    })
  },
}

function averagePerSecond(): number {
  const periodMs = DAY_HOURS * HOUR_MS
  const curve = {
    shape: 'day',
    base: LEAST_PER_SECOND,
    peak: MOST_PER_SECOND,
    startMs: 0,
    periodMs,
    points: [],
  } as const
  const hours = Array.from({ length: DAY_HOURS }, (_, hour) => valueAt(curve, hour * HOUR_MS))
  return hours.reduce((sum, one) => sum + one, 0) / DAY_HOURS
}
