import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { iamArn } from '../../model/world/roles/iamArns.ts'
import { clusterNamed, instances } from './world.ts'

/** A statement of an identity's policy. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export function policyOf(...statements: readonly Statement[]) {
  return { Version: '2012-10-17', Statement: statements }
}

export function allowing(...actions: readonly string[]): Statement {
  return { Effect: 'Allow', Action: actions, Resource: '*' }
}

export function roleArn(name: string): string {
  return iamArn('role', { path: '/', name })
}

export function putPolicy(role: string, ...statements: readonly Statement[]): Act {
  const PolicyDocument = JSON.stringify(policyOf(...statements))
  return act('iam', 'PutRolePolicy', { RoleName: role, PolicyName: 'own', PolicyDocument })
}

/** Allows an action besides what a role may already. */
export function alsoAllow(role: string, action: string): Act {
  const PolicyDocument = JSON.stringify(policyOf(allowing(action)))
  return act('iam', 'PutRolePolicy', { RoleName: role, PolicyName: 'more', PolicyDocument })
}

/** A role that this service assumes, and what it may. */
export function roleActs(name: string, service: 'ecs-tasks' | 'ec2', ...may: readonly Statement[]): readonly Act[] {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
  }
  const made = act('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) })
  return may.length === 0 ? [made] : [made, putPolicy(name, ...may)]
}

/** Where a task runs, and whether its definition names an execution role. */
export type Hosting = 'FARGATE' | 'EC2 with execution role' | 'EC2 without execution role'
export const HOSTINGS = ['FARGATE', 'EC2 with execution role', 'EC2 without execution role'] as const

export const HOSTING_WORDS: Readonly<Record<Hosting, string>> = {
  FARGATE: 'on Fargate; its definition names a task role and an execution role',
  'EC2 with execution role': 'on a container instance; its definition names a task role and an execution role',
  'EC2 without execution role': 'on a container instance; its definition names a task role and no execution role',
}

/** Lets an instance of the lab register, whatever else it may not. */
export const REGISTERS = allowing('ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance')
export const INSTANCE_ROLE = 'ecsInstanceRole'

export interface Roles {
  readonly task: string
  readonly execution: string
}

export function rolesOf(family: string): Roles {
  return { task: `${family}-task`, execution: `${family}-execution` }
}

export function groupOf(family: string): string {
  return `/ecs/${family}`
}

interface Hosted {
  readonly cluster: string
  readonly family: string
  readonly hosting: Hosting
  readonly image: string
  readonly logOptions?: Readonly<Record<string, string>>
}

/** The cluster, a definition of one container that logs by awslogs, and what its instance is when there is one. */
export function hostedActs({ cluster, family, hosting, image, logOptions = {} }: Hosted): readonly Act[] {
  const isFar = hosting === 'FARGATE'
  const { task, execution } = rolesOf(family)
  const options = {
    'awslogs-group': groupOf(family),
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': family,
    ...logOptions,
  }
  return [
    clusterNamed(cluster),
    ...(isFar ? [] : [instances({ cluster, type: 'm5.large' })]),
    act('ecs', 'RegisterTaskDefinition', {
      family,
      taskRoleArn: roleArn(task),
      ...(hosting !== 'EC2 without execution role' && { executionRoleArn: roleArn(execution) }),
      ...(isFar && { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }),
      containerDefinitions: [
        {
          name: family,
          image,
          ...(!isFar && { cpu: 256, memory: 512 }),
          logConfiguration: { logDriver: 'awslogs', options },
        },
      ],
    }),
  ]
}

export function hostedTask(cluster: string, taskDefinition: string, hosting: Hosting): Act {
  const network = { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-web'] } }
  return act('ecs', 'RunTask', {
    cluster,
    taskDefinition,
    ...(hosting === 'FARGATE' && { launchType: 'FARGATE', networkConfiguration: network }),
  })
}

/** What a log group has, or what the task was stopped for. */
export function streamsLook(family: string, query: string): Look {
  return { service: 'logs', operation: 'DescribeLogStreams', input: { logGroupName: groupOf(family) }, query }
}

export function stoppedLook(cluster: string, query: string): Look {
  return { operation: 'DescribeTasks', input: { cluster, desiredStatus: 'STOPPED' }, query }
}
