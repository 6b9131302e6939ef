import {
  capacityProviderArn,
  clusterArn,
  clusterNameOf,
  definitionArn,
  definitionNameOf,
  instanceArn,
  nameInCluster,
  serviceArn,
  taskArn,
} from '../api/arns.ts'
import type { AwsService } from '../api/command.ts'
import type { operations } from '../api/operations.ts'
import { iamArn, type IamKind } from '../world/roles/iamArns.ts'
import { findSecret } from '../world/secrets/findSecret.ts'
import { parameterArn, partialSecretArn } from '../world/secrets/storeArns.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'
import { ANY, OTHER_RESOURCES, texts, type Read, type Resources } from './otherResources.ts'

/** `default` where none is named, as everywhere in ECS. */
export function clusterOf({ cluster }: Read): string {
  return typeof cluster === 'string' ? clusterNameOf(cluster) : 'default'
}

const CLUSTER: Resources = (input) => [clusterArn(clusterOf(input))]
const CLUSTERS: Resources = ({ clusters }) => texts(clusters, ['default']).map((one) => clusterArn(clusterNameOf(one)))

/** In a cluster, by what names them. */
function inCluster(kind: 'service' | 'task' | 'container-instance', member: string): Resources {
  const arns = { service: serviceArn, task: taskArn, 'container-instance': instanceArn }
  return (input) => {
    const cluster = clusterOf(input)
    return texts(input[member], []).map((one) =>
      arns[kind](cluster, nameInCluster(one, kind, { cluster, field: member })),
    )
  }
}

const SERVICE = inCluster('service', 'service')
const TASK = inCluster('task', 'task')
const INSTANCE = inCluster('container-instance', 'containerInstance')
const INSTANCES = inCluster('container-instance', 'containerInstances')
const PROVIDER: Resources = ({ capacityProvider, name }) =>
  texts(capacityProvider ?? name, []).map((one) => (one.startsWith('arn:') ? one : capacityProviderArn(one)))
const GIVEN_ARN =
  (member: string): Resources =>
  ({ [member]: arn }) =>
    texts(arn, ['*'])

const DEFINITIONS =
  (member: string): Resources =>
  (input) =>
    texts(input[member], ['*']).map((one) => definitionArn(definitionNameOf(one, member)))

/** A revision is what is run, also where only its family is named. */
const RUN: Resources = ({ taskDefinition }, world) =>
  texts(taskDefinition, []).map((one) => definitionArn(revisionOf(world, definitionNameOf(one))))

export function revisionOf({ latestRevisions }: Pick<World, 'latestRevisions'>, name: string): string {
  return name.includes(':') ? name : `${name}:${String(latestRevisions.get(name) ?? 1)}`
}

/** AWS Service Authorization Reference, Amazon Elastic Container Service: of each operation what it is about. */
const ECS: { readonly [Name in keyof (typeof operations)['ecs']]: Resources } = {
  RegisterTaskDefinition: ANY,
  DeregisterTaskDefinition: ANY,
  DeleteTaskDefinitions: DEFINITIONS('taskDefinitions'),
  DescribeTaskDefinition: ANY,
  ListTaskDefinitions: ANY,
  ListTaskDefinitionFamilies: ANY,
  CreateCluster: ANY,
  DeleteCluster: CLUSTER,
  UpdateCluster: CLUSTER,
  UpdateClusterSettings: CLUSTER,
  PutClusterCapacityProviders: CLUSTER,
  DescribeClusters: CLUSTERS,
  ListClusters: ANY,
  PutAccountSetting: ANY,
  PutAccountSettingDefault: ANY,
  DeleteAccountSetting: ANY,
  ListAccountSettings: ANY,
  PutAttributes: CLUSTER,
  DeleteAttributes: CLUSTER,
  ListAttributes: CLUSTER,
  StopTask: TASK,
  DescribeTasks: inCluster('task', 'tasks'),
  ListTasks: ANY,
  DescribeContainerInstances: INSTANCES,
  ListContainerInstances: CLUSTER,
  UpdateContainerInstancesState: INSTANCES,
  DeregisterContainerInstance: INSTANCE,
  CreateCapacityProvider: PROVIDER,
  UpdateCapacityProvider: PROVIDER,
  DeleteCapacityProvider: PROVIDER,
  DescribeCapacityProviders: ANY,
  RunTask: RUN,
  StartTask: RUN,
  CreateService: inCluster('service', 'serviceName'),
  UpdateService: SERVICE,
  DeleteService: SERVICE,
  DescribeServices: inCluster('service', 'services'),
  ListServices: ANY,
  UpdateTaskProtection: inCluster('task', 'tasks'),
  GetTaskProtection: inCluster('task', 'tasks'),
  CreateTaskSet: SERVICE,
  UpdateTaskSet: SERVICE,
  DeleteTaskSet: SERVICE,
  DescribeTaskSets: SERVICE,
  UpdateServicePrimaryTaskSet: SERVICE,
  ListServiceDeployments: SERVICE,
  DescribeServiceDeployments: GIVEN_ARN('serviceDeploymentArns'),
  DescribeServiceRevisions: GIVEN_ARN('serviceRevisionArns'),
  StopServiceDeployment: GIVEN_ARN('serviceDeploymentArn'),
  ContinueServiceDeployment: GIVEN_ARN('serviceDeploymentArn'),
  TagResource: GIVEN_ARN('resourceArn'),
  UntagResource: GIVEN_ARN('resourceArn'),
  ListTagsForResource: GIVEN_ARN('resourceArn'),
}

const REPOSITORY: Resources = ({ registryId = ACCOUNT, repositoryName, repositoryNames }) => {
  const names = texts(repositoryName ?? repositoryNames, [])
  return names.length === 0
    ? ['*']
    : names.map((one) => `arn:aws:ecr:${REGION}:${String(registryId)}:repository/${one}`)
}

const LOG_GROUP: Resources = ({ logGroupName, logStreamName = '' }) => [
  typeof logGroupName === 'string'
    ? `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroupName}:log-stream:${String(logStreamName)}`
    : `arn:aws:logs:${REGION}:${ACCOUNT}:log-group::log-stream:`,
]

const PARAMETER: Resources = ({ Name, Names }) =>
  texts(Name ?? Names, ['*']).map((one) => (one.startsWith('arn:') ? one : parameterArn(one)))

/** One that is not there has an ARN all the same, without the signs at its end. */
const SECRET: Resources = ({ SecretId, Name }, world) =>
  texts(SecretId ?? Name, ['*']).map((id) => {
    if (id === '*' || id.startsWith('arn:')) return id
    return findSecret(world, id)?.arn ?? partialSecretArn(id)
  })

const OF_IAM: readonly (readonly [member: string, kind: IamKind])[] = [
  ['InstanceProfileName', 'instance-profile'],
  ['RoleName', 'role'],
  ['UserName', 'user'],
]

/** What is named first is what is changed; of its path the lab knows where it was told of it. */
const IDENTITY: Resources = (input, world) => {
  const found = OF_IAM.find(([member]) => typeof input[member] === 'string')
  if (found === undefined) return texts(input.PolicyArn ?? input.PolicySourceArn, ['*'])
  const [member, kind] = found
  const name = String(input[member])
  const tables = { role: world.roles, user: world.users, 'instance-profile': world.instanceProfiles, policy: undefined }
  const path = tables[kind]?.get(name)?.path ?? (typeof input.Path === 'string' ? input.Path : '/')
  return [iamArn(kind, { path, name })]
}

/** How a service of AWS speaks, in which the same refusal has other names. */
export type Protocol = 'json' | 'query' | 'ec2'

interface Service {
  /** How policies name it. */
  readonly prefix: string
  readonly protocol: Protocol
  readonly resources: (operation: string) => Resources
}

const ofEcs = (operation: string): Resources => (ECS as Readonly<Record<string, Resources>>)[operation] ?? ANY

/** What its operations are about. */
const RESOURCES: Readonly<Record<AwsService, Service['resources']>> = {
  ...OTHER_RESOURCES,
  ecs: ofEcs,
  ecr: () => REPOSITORY,
  iam: () => IDENTITY,
  logs: () => LOG_GROUP,
  ssm: () => PARAMETER,
  secretsmanager: () => SECRET,
}

const PREFIXES: Partial<Readonly<Record<AwsService, string>>> = {
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
}

const PROTOCOLS: Partial<Readonly<Record<AwsService, Protocol>>> = {
  ec2: 'ec2',
  iam: 'query',
  autoscaling: 'query',
  elb: 'query',
  elbv2: 'query',
  cloudwatch: 'query',
}

/** Who a command is asked of. */
export function serviceAsked(service: AwsService): Service {
  return {
    prefix: PREFIXES[service] ?? service,
    protocol: PROTOCOLS[service] ?? 'json',
    resources: RESOURCES[service],
  }
}
