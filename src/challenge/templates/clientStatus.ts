import type { AskOf, Reveal } from '../../lessons/document/ask.ts'
import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { template, type Asked } from '../template.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt, listenerAt, securityGroupAt, trafficAct } from './balancerWorld.ts'
import { LAUNCH_WORDS, launchFields, type Launch } from './taskWorld.ts'
import { drawnNames, labOf } from './world.ts'

/** What is wrong behind the load balancer. */
const WHATS = ['nothing', 'elsewhere', 'refuses', 'hangs', 'closed', 'errors', 'matcher'] as const
type What = (typeof WHATS)[number]

export interface ClientStatusCase {
  readonly what: What
  readonly launch: Launch
}

const CASES: readonly ClientStatusCase[] = WHATS.flatMap((what) =>
  (['bridge', 'awsvpc', 'fargate'] as const)
    // Instances would have to be told their groups one by one.
    .filter((launch) => what !== 'closed' || launch !== 'bridge')
    .map((launch) => ({ what, launch })),
)

/** Long after its tasks are there, at the beginning of a period of flows. */
const BREAKS_MS = BALANCER_ACTIVE_MS + 120_000
/** Longer than the idle timeout, after which a load balancer gives up. */
const LATER_MS = 120_000

const LEADS: Readonly<Record<What, (service: string) => string>> = {
  nothing: (service) => `Then service ${service} is scaled to 0 tasks, and its last target has drained.`,
  elsewhere: () => 'Then the listener is changed: it forwards to another target group, in which nothing is registered.',
  refuses: () => 'Then the process in each container stops listening: whoever connects is refused at once.',
  hangs: () => 'Then the app in each container hangs: it takes connections, and answers nothing any more.',
  closed: () => 'Then the one inbound rule of the tasks’ security group is revoked.',
  errors: () => 'Then its database is gone: the app answers each request with 500.',
  matcher: () =>
    'Then the matcher of its health check is set to 204. The app answers 200, to checks as to requests, so that all of its targets are unhealthy.',
}

const REVEALS: Readonly<Record<What, string>> = {
  nothing: '503: the target group has no registered target, so there is nobody to send to.',
  elsewhere:
    '503: the group to which the listener forwards has no registered target. That another group has healthy ones does not help.',
  refuses:
    '502: the target refuses the connection. All targets are unhealthy by now, and with none healthy the load balancer sends to all of them.',
  hangs:
    '504: no answer within the idle timeout, 60 seconds unless told. With no healthy target it goes on sending to all.',
  closed: '504: packets that no rule lets in are dropped, and no connection comes about within 10 seconds.',
  errors: 'The app’s own 500, passed on: HTTPCode_Target_5XX_Count, not HTTPCode_ELB_5XX_Count.',
  matcher:
    'The app’s own 200. When no target is healthy the load balancer fails open: it sends to all that are registered.',
}

const FAILURE: Look = { service: 'lab', operation: 'DescribeTraffic', query: 'traffic[0].troubles[0].failure' }

const OPTIONS: readonly (Pick<AskOf<'choice'>['options'][number], 'text' | 'is' | 'shows'> & {
  readonly mistake: Misconception
})[] = [
  {
    text: '502 Bad Gateway, from the load balancer',
    is: { equals: '502' },
    shows: '502: a target was chosen, and refused or broke the connection.',
    mistake: 'codes-mixed',
  },
  {
    text: '503 Service Unavailable, from the load balancer',
    is: { equals: '503' },
    shows: '503: no target is registered at all. Unhealthy ones are registered, and get requests when none is healthy.',
    mistake: 'unhealthy-gets-nothing',
  },
  {
    text: '504 Gateway Timeout, from the load balancer',
    is: { equals: '504' },
    shows: '504: a target was chosen, and no connection or no answer came in time.',
    mistake: 'codes-mixed',
  },
  {
    text: 'What the app itself answers, whatever its code',
    is: { oneOf: ['5xx', null] },
    shows: 'An answer of the app needs a target that gets the request and answers it.',
    mistake: 'codes-mixed',
  },
]

/** What goes wrong, as the question is asked. */
function breaking({ what }: ClientStatusCase, { cluster, service }: Named): readonly Act[] {
  const behave = (responds: { how: 'refused' | 'timeout' | 'code'; code?: number }) => [
    act('lab', 'SetContainerBehavior', { image: `${service}:1`, responds: { fromSeconds: 0, ...responds } }),
  ]
  switch (what) {
    case 'nothing':
      return [act('ecs', 'UpdateService', { cluster, service, desiredCount: 0 })]
    case 'refuses':
      return behave({ how: 'refused' })
    case 'hangs':
      return behave({ how: 'timeout' })
    case 'errors':
      return behave({ how: 'code', code: 500 })
    case 'closed':
      return [act('ec2', 'RevokeSecurityGroupIngress', { GroupId: securityGroupAt(1), IpPermissions: [fromFront] })]
    case 'matcher':
      return [act('elbv2', 'ModifyTargetGroup', { TargetGroupArn: groupAt(0), Matcher: { HttpCode: '204' } })]
    case 'elsewhere':
      return [
        act('elbv2', 'ModifyListener', {
          ListenerArn: listenerAt(0),
          DefaultActions: [{ Type: 'forward', TargetGroupArn: groupAt(1) }],
        }),
      ]
  }
}

interface Named {
  readonly cluster: string
  readonly service: string
}

/** Anyone may come in at the listener's port. */
const fromClients = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }

/** All that the load balancer wears may come in at the container’s port. */
const fromFront = {
  IpProtocol: 'tcp',
  FromPort: 80,
  ToPort: 80,
  UserIdGroupPairs: [{ GroupId: securityGroupAt(0) }],
}

function madeActs({ launch }: ClientStatusCase, { cluster, service }: Named): readonly Act[] {
  const isAwsvpc = launch !== 'bridge'
  const targetType = isAwsvpc ? ('ip' as const) : ('instance' as const)
  const size = launch === 'fargate' ? { cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE' as const] } : {}
  const portMappings = [isAwsvpc ? { containerPort: 80 } : { containerPort: 80, hostPort: 0 }]
  const groups = [
    { targetType, isListened: true, interval: 10, unhealthy: 2 },
    { targetType, isListened: false },
  ]
  return [
    ...['front', 'tasks'].map((GroupName) =>
      act('ec2', 'CreateSecurityGroup', { GroupName, Description: `For the ${GroupName}` }),
    ),
    ...frontActs({ cluster, groups, securityGroups: [securityGroupAt(0)] }),
    act('elbv2', 'ModifyTargetGroupAttributes', {
      TargetGroupArn: groupAt(0),
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }],
    }),
    act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: securityGroupAt(0), IpPermissions: [fromClients] }),
    act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: securityGroupAt(1), IpPermissions: [fromFront] }),
    act('ecs', 'RegisterTaskDefinition', {
      family: service,
      networkMode: isAwsvpc ? 'awsvpc' : 'bridge',
      ...size,
      containerDefinitions: [{ name: service, image: `${service}:1`, cpu: 128, memory: 256, portMappings }],
    }),
  ]
}

function serviceAct({ launch }: ClientStatusCase, { cluster, service }: Named): Act {
  const { networkConfiguration: _, ...fields } = launchFields(launch)
  const securityGroups = [securityGroupAt(1)]
  return act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: 2,
    ...fields,
    ...(launch !== 'bridge' && {
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], securityGroups } },
    }),
    // ECS would replace tasks whose targets fail; here it looks away.
    healthCheckGracePeriodSeconds: 3_600,
    loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
  })
}

function asked(one: ClientStatusCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { what, launch } = one
  const named = { cluster, service }
  const reveal: Reveal = {
    text: REVEALS[what],
    rule: what === 'matcher' ? 'ALB-10' : 'TRF-4',
    source: 'User Guide for Application Load Balancers, Troubleshoot your Application Load Balancers',
    exam: '503: nothing registered. 502: refused or broken off. 504: no connection or no answer in time.',
  }
  return {
    lab: labOf(`What clients of ${service} get`, draw, [
      ...madeActs(one, named).map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, serviceAct(one, named)],
      ...[...breaking(one, named), trafficAct(20)].map((each) => [BREAKS_MS, each] as const),
    ]),
    fromMs: BREAKS_MS,
    watch: named,
    ask: {
      kind: 'choice',
      question: 'What do the clients of the load balancer get two minutes later?',
      lead: `Service ${service} ${LAUNCH_WORDS[launch]} has two tasks behind an Application Load Balancer, and a health check grace period of an hour. All is well. ${LEADS[what](service)}`,
      hints: ['Is there a target that gets the request?', 'Does it refuse, stay silent, or answer?'],
      until: { ms: LATER_MS },
      look: FAILURE,
      options: [...OPTIONS],
      reveal,
    },
  }
}

export const clientStatus = template<ClientStatusCase>({
  id: 'client-status',
  title: 'Which status the clients of a load balancer see',
  topic: 'load-balancing',
  exam: ['DVA4', 'SAA2'],
  cases: CASES,
  ask: asked,
})
