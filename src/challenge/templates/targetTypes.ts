import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt } from './balancerWorld.ts'
import { launchFields } from './taskWorld.ts'
import { answerLook, drawnNames, labOf } from './world.ts'

export interface TargetTypeCase {
  readonly mode: 'bridge' | 'awsvpc' | 'fargate'
  readonly balancer: 'application' | 'network'
  readonly port: number
}

const CASES: readonly TargetTypeCase[] = crossed({
  mode: ['bridge', 'awsvpc', 'fargate'] as const,
  balancer: ['application', 'network'] as const,
  port: [80, 3_000, 8_080],
})

const WHERE: Readonly<Record<TargetTypeCase['mode'], string>> = {
  bridge: 'on EC2, in network mode bridge with hostPort 0',
  awsvpc: 'on EC2, in network mode awsvpc',
  fargate: 'on Fargate, in network mode awsvpc',
}

/** In the order of the groups that are made: ip, instance, and the fitting one without a listener. */
const OPTIONS = [
  'A target group of type ip',
  'A target group of type instance',
  'A Classic Load Balancer',
  'A fitting target group that no listener names',
] as const

function definitionOf({ mode, port }: TargetTypeCase, family: string) {
  const size = mode === 'fargate' ? { cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE' as const] } : {}
  const mapping = mode === 'bridge' ? { containerPort: port, hostPort: 0 } : { containerPort: port }
  return act('ecs', 'RegisterTaskDefinition', {
    family,
    networkMode: mode === 'bridge' ? 'bridge' : 'awsvpc',
    ...size,
    containerDefinitions: [{ name: family, image: `${family}:1`, cpu: 128, memory: 256, portMappings: [mapping] }],
  })
}

function optionsOf(one: TargetTypeCase, cluster: string, service: string): AskOf<'choice'>['options'] {
  const fitting = one.mode === 'bridge' ? 'instance' : 'ip'
  const shows = [
    'In bridge mode tasks share the address of their instance: targets are instance and port.',
    'With awsvpc each task has an address of its own: targets are addresses.',
    'A Classic Load Balancer knows no addresses and no dynamic ports: it sends to one port of instances.',
    'ECS wants a group that some listener or rule already forwards to.',
  ]
  const behind = [
    { targetGroupArn: groupAt(0) },
    { targetGroupArn: groupAt(1) },
    { loadBalancerName: 'old-front' },
    { targetGroupArn: groupAt(2) },
  ]
  return OPTIONS.map((text, at) => ({
    text,
    look: answerLook('DescribeServices', { cluster, services: [service] }, 'length(services)'),
    is: { equals: 1 },
    do: [
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: 2,
        ...launchFields(one.mode),
        loadBalancers: [{ ...behind[at], containerName: service, containerPort: one.port }],
      }),
    ],
    ...(!text.endsWith(fitting) && { mistake: 'wrong-target-type' as const, shows: shows[at] }),
  }))
}

function asked(one: TargetTypeCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { mode, balancer } = one
  const fitting = mode === 'bridge' ? ('instance' as const) : ('ip' as const)
  const acts = [
    ...frontActs({
      cluster,
      type: balancer,
      groups: [
        { targetType: 'ip', isListened: true },
        { targetType: 'instance', isListened: true },
        { targetType: fitting, isListened: false },
      ],
    }),
    act('elb', 'CreateLoadBalancer', {
      LoadBalancerName: 'old-front',
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: one.port }],
      Subnets: ['subnet-a', 'subnet-b'],
    }),
    definitionOf(one, service),
  ]
  return {
    lab: labOf(
      `${service} and its load balancer`,
      draw,
      acts.map((each) => [0, each] as const),
    ),
    fromMs: BALANCER_ACTIVE_MS,
    ask: {
      kind: 'choice',
      question: `Behind which of these can service ${service} be created?`,
      lead: `Its tasks run ${WHERE[mode]}, and listen on port ${String(one.port)}. The target groups are of ${balancer === 'application' ? 'an Application' : 'a Network'} Load Balancer.`,
      hints: ['Whose address and port does a load balancer need to reach such a task?'],
      options: optionsOf(one, cluster, service),
      reveal: {
        text:
          mode === 'bridge'
            ? 'instance: ECS registers the instance with the host port that the task got. ip is for awsvpc, where the task has its own address.'
            : 'ip: ECS registers the address of the task with the container’s port. instance is for bridge and host.',
        rule: 'ALB-15',
        source: 'Amazon ECS Developer Guide, Use load balancing to distribute Amazon ECS service traffic',
      },
    },
  }
}

export const targetType = template<TargetTypeCase>({
  id: 'target-type',
  title: 'Which target type a network mode needs',
  topic: 'load-balancing',
  exam: ['SAA2', 'DVA3'],
  cases: CASES,
  ask: asked,
})
