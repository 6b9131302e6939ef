import { autoScalingGroupArn } from '../api/arns.ts'
import type { AwsService } from '../api/command.ts'
import { alarmArn } from '../api/monitoring/cloudwatchNames.ts'
import { targetArn } from '../api/scaling/scalingNames.ts'
import { PUBLIC_PLACE } from '../world/registry/place.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'

/** An operation's input as its shape has read it. */
export type Read = Readonly<Record<string, unknown>>

/** What an operation is about, as policies name it: ARNs, or `*` for no one resource. */
export type Resources = (input: Read, world: World) => readonly string[]

export const ANY: Resources = () => ['*']

export function texts(given: unknown, otherwise: readonly string[]): readonly string[] {
  const all: readonly unknown[] = given === undefined ? otherwise : Array.isArray(given) ? given : [given]
  return all.filter((one) => typeof one === 'string')
}

type Rows = readonly (readonly [member: string, arn: (given: string, input: Read) => string])[]

/** Of the first member that is there, else of all. */
function byMember(rows: Rows, otherwise = '*'): Resources {
  return (input) => {
    const found = rows.find(([member]) => texts(input[member], []).length > 0)
    if (found === undefined) return [otherwise]
    const [member, arn] = found
    return texts(input[member], []).map((one) => arn(one, input))
  }
}

const asGiven = (arn: string): string => arn
const ofEc2 = (resource: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT}:${resource}`
const ofElb = (resource: string): string => `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${resource}`
const ofCodeDeploy = (resource: string): string => `arn:aws:codedeploy:${REGION}:${ACCOUNT}:${resource}`

const EC2 = byMember([
  ['InstanceIds', (id) => ofEc2(`instance/${id}`)],
  ['InstanceId', (id) => ofEc2(`instance/${id}`)],
  ['InstanceType', () => ofEc2('instance/*')],
  ['GroupId', (id) => ofEc2(`security-group/${id}`)],
  ['GroupName', () => ofEc2('security-group/*')],
  ['LaunchTemplateName', () => ofEc2('launch-template/*')],
])

const GROUP = byMember([['AutoScalingGroupName', autoScalingGroupArn]])

const BALANCER = byMember([
  ['ListenerArn', asGiven],
  ['RuleArn', asGiven],
  ['TargetGroupArn', asGiven],
  ['LoadBalancerArn', asGiven],
  ['LoadBalancerName', (name) => ofElb(`loadbalancer/${name}`)],
])

/** What is made has an id in its ARN that nobody knows before. */
const NEW_BALANCER: Resources = ({ Name, Type = 'application' }) => [
  ofElb(`loadbalancer/${Type === 'network' ? 'net' : 'app'}/${String(Name)}/*`),
]

const APPLICATION = byMember([
  [
    'deploymentGroupName',
    (name, { applicationName }) => ofCodeDeploy(`deploymentgroup:${String(applicationName)}/${name}`),
  ],
  ['applicationName', (name) => ofCodeDeploy(`application:${name}`)],
])

/** Of a deployment its group, with which it was made. */
const DEPLOYMENT: Resources = ({ deploymentId }, { codeDeployments }) => {
  const group = codeDeployments.get(String(deploymentId))?.group
  return [
    group === undefined
      ? ofCodeDeploy('deploymentgroup:*')
      : ofCodeDeploy(`deploymentgroup:${group.applicationName}/${group.name}`),
  ]
}

const OF_CODE_DEPLOY: Resources = (input, world) =>
  (input.deploymentId === undefined ? APPLICATION : DEPLOYMENT)(input, world)

const PUBLIC_REPOSITORY = byMember([
  ['repositoryName', (name) => `arn:aws:ecr-public::${PUBLIC_PLACE.registryId}:repository/${name}`],
  ['repositoryNames', (name) => `arn:aws:ecr-public::${PUBLIC_PLACE.registryId}:repository/${name}`],
  ['resourceArn', asGiven],
])

/** Questions to these are about no one resource. */
const read = (resources: Resources) => (operation: string) => (operation.startsWith('Describe') ? ANY : resources)

/** AWS Service Authorization Reference: of operations of the services around ECS what they are about. */
export const OTHER_RESOURCES = {
  ec2: read(EC2),
  autoscaling: read(GROUP),
  elbv2: (operation) => {
    if (operation === 'CreateLoadBalancer') return NEW_BALANCER
    if (operation === 'CreateTargetGroup') return ({ Name }) => [ofElb(`targetgroup/${String(Name)}/*`)]
    if (operation === 'SetRulePriorities')
      return ({ RulePriorities }) =>
        (RulePriorities as readonly { readonly RuleArn: string }[]).map((one) => one.RuleArn)
    return read(BALANCER)(operation)
  },
  elb: read(BALANCER),
  'application-autoscaling': read(() => [targetArn('*')]),
  cloudwatch: (operation) =>
    /Alarm/.test(operation)
      ? byMember(
          [
            ['AlarmName', alarmArn],
            ['AlarmNames', alarmArn],
          ],
          alarmArn('*'),
        )
      : ANY,
  codedeploy: () => OF_CODE_DEPLOY,
  'ecr-public': () => PUBLIC_REPOSITORY,
} satisfies Partial<Record<AwsService, (operation: string) => Resources>>
