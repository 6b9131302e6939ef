import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt, securityGroupAt } from './balancerWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface TargetRuleCase {
  readonly how: 'dynamic' | 'fixed' | 'awsvpc' | 'fargate'
  readonly containerPort: number
}

const CASES: readonly TargetRuleCase[] = crossed({
  how: ['dynamic', 'fixed', 'awsvpc', 'fargate'] as const,
  containerPort: [3_000, 5_000, 8_080, 9_000],
})

const LISTENER_PORT = 80
const HOST_PORT = 8_000
const DYNAMIC = [32_768, 65_535] as const

/** Its tasks run, and their targets have failed their checks. */
const ASKED_MS = BALANCER_ACTIVE_MS + 120_000

function mappingOf({ how, containerPort }: TargetRuleCase) {
  if (how === 'dynamic') return { containerPort, hostPort: 0 }
  return how === 'fixed' ? { containerPort, hostPort: HOST_PORT } : { containerPort }
}

type Ports = readonly [from: number, to: number]

interface Rule {
  readonly ports: Ports
  /** Whose security group it lets in. */
  readonly from: 'load balancer' | 'tasks'
  readonly mistake: Misconception
  readonly shows: string
}

/** Three rules that let no check come through, and the one that does. */
function rulesOf({ how, containerPort }: TargetRuleCase): { readonly wrong: readonly Rule[]; readonly right: Ports } {
  const port = { from: 'load balancer', mistake: 'wrong-port-open' } as const
  const listener: Rule = {
    ...port,
    ports: [LISTENER_PORT, LISTENER_PORT],
    shows: 'That is where clients come to the load balancer. It goes on to the port of the target.',
  }
  const container: Rule = {
    ...port,
    ports: [containerPort, containerPort],
    shows: 'Inside the container. On the instance it is mapped to a host port, and that is where packets come in.',
  }
  const range: Rule = {
    ...port,
    ports: DYNAMIC,
    shows: 'Those are for dynamic host ports, which Docker picks where hostPort is 0. Here the port is known.',
  }
  if (how === 'fixed') return { wrong: [listener, container, range], right: [HOST_PORT, HOST_PORT] }
  const right = how === 'dynamic' ? DYNAMIC : container.ports
  const own: Rule = {
    ports: right,
    from: 'tasks',
    mistake: 'wrong-source-open',
    shows: 'The port is right, but packets come from the load balancer, which wears another group.',
  }
  return { wrong: [listener, how === 'dynamic' ? container : range, own], right }
}

function whoseWord({ how }: TargetRuleCase): string {
  return how === 'awsvpc' || how === 'fargate' ? 'tasks' : 'instances'
}

function optionsOf(one: TargetRuleCase): AskOf<'choice'>['options'] {
  const { wrong, right } = rulesOf(one)
  const optionOf = ({ ports: [from, to], from: source }: Pick<Rule, 'ports' | 'from'>) => {
    const permission = {
      IpProtocol: 'tcp',
      FromPort: from,
      ToPort: to,
      UserIdGroupPairs: [{ GroupId: securityGroupAt(source === 'tasks' ? 1 : 0) }],
    }
    const whose = source === 'tasks' ? `the ${whoseWord(one)}’ own group` : 'the load balancer’s group'
    return {
      text: `TCP ${from === to ? String(from) : `${String(from)}–${String(to)}`} from ${whose}`,
      is: { equals: 0 },
      do: [act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: securityGroupAt(1), IpPermissions: [permission] })],
      afterMs: 120_000,
    }
  }
  return [
    ...wrong.map(({ mistake, shows, ...rule }) => ({ ...optionOf(rule), mistake, shows })),
    optionOf({ ports: right, from: 'load balancer' }),
  ]
}

const WHERE: Readonly<Record<TargetRuleCase['how'], string>> = {
  dynamic: 'on EC2 in network mode bridge',
  fixed: 'on EC2 in network mode bridge',
  awsvpc: 'on EC2 in network mode awsvpc',
  fargate: 'on Fargate',
}

const REVEALS: Readonly<Record<TargetRuleCase['how'], string>> = {
  dynamic:
    'With hostPort 0 Docker takes any free port of the ephemeral range, another for each task: the whole range has to be open to the load balancer.',
  fixed: 'The target is the instance and its host port, 8000: that is where the load balancer connects.',
  awsvpc: 'With awsvpc the target is the task’s own address and the container’s port; its own security group counts.',
  fargate: 'On Fargate the target is the task’s own address and the container’s port; its own security group counts.',
}

/** Everything up to the service, whose group lets nobody in. */
function madeActs(one: TargetRuleCase, { cluster, service }: { cluster: string; service: string }): readonly Act[] {
  const { how } = one
  const hasOwn = how === 'awsvpc' || how === 'fargate'
  const size = how === 'fargate' ? { cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE' as const] } : {}
  return [
    ...['front', whoseWord(one)].map((GroupName) =>
      act('ec2', 'CreateSecurityGroup', { GroupName, Description: `Of the ${GroupName}` }),
    ),
    ...frontActs({
      cluster,
      securityGroups: [securityGroupAt(0)],
      groups: [{ targetType: hasOwn ? 'ip' : 'instance', isListened: true, interval: 10, unhealthy: 2 }],
    }),
    ...(hasOwn
      ? []
      : ['@ec2:0', '@ec2:1'].map((InstanceId) =>
          act('ec2', 'ModifyInstanceAttribute', { InstanceId, Groups: [securityGroupAt(1)] }),
        )),
    act('ecs', 'RegisterTaskDefinition', {
      family: service,
      networkMode: hasOwn ? 'awsvpc' : 'bridge',
      ...size,
      containerDefinitions: [
        { name: service, image: `${service}:1`, cpu: 128, memory: 256, portMappings: [mappingOf(one)] },
      ],
    }),
  ]
}

function asked(one: TargetRuleCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { how, containerPort } = one
  const hasOwn = how === 'awsvpc' || how === 'fargate'
  const awsvpcConfiguration = { subnets: ['subnet-a', 'subnet-b'], securityGroups: [securityGroupAt(1)] }
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: 2,
    ...(how === 'fargate' && { launchType: 'FARGATE' as const }),
    ...(hasOwn && { networkConfiguration: { awsvpcConfiguration } }),
    healthCheckGracePeriodSeconds: 3_600,
    loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort }],
  })
  return {
    lab: labOf(`No way to ${service}`, draw, [
      ...madeActs(one, { cluster, service }).map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, create],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: {
      kind: 'choice',
      question: `Which inbound rule in the security group of the ${whoseWord(one)} makes all targets healthy?`,
      lead: `Service ${service} runs ${WHERE[how]} behind an Application Load Balancer that listens on port ${String(LISTENER_PORT)}. All of its targets fail their checks with Target.Timeout: that security group has no inbound rule yet.`,
      code: { portMappings: [mappingOf(one)] },
      hints: ['At which address and port does the load balancer connect?'],
      look: {
        service: 'elbv2',
        operation: 'DescribeTargetHealth',
        input: { TargetGroupArn: groupAt(0) },
        query: "length(TargetHealthDescriptions[?TargetHealth.State!='healthy'])",
      },
      options: optionsOf(one),
      reveal: {
        text: REVEALS[how],
        rule: 'NET-7',
        source: 'User Guide for Application Load Balancers, Register targets; Amazon ECS API Reference, PortMapping',
        exam: 'Dynamic port mapping: let the load balancer’s security group in on the ephemeral range of the instances.',
      },
    },
  }
}

export const targetRule = template<TargetRuleCase>({
  id: 'target-rule',
  title: 'Which rule lets a load balancer reach its targets',
  topic: 'load-balancing',
  exam: ['SAA1', 'SAA2'],
  cases: CASES,
  ask: asked,
})
