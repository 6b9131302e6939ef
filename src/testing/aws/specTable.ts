import type { CommandService } from '../../model/api/command.ts'
import { operationOf, operationsOf } from '../../model/api/operations.ts'
import type { Shape } from '../../model/api/shape.ts'
import { awsOperations } from './awsSchemas.ts'
import { LEFT_OUT, membersOf } from './leftOut.ts'

const START = '<!-- Made by `npm run spec:table` of the shapes of operations and of what answers are seen to have. -->'
const END = '<!-- The end of what is made. -->'

/**
 * SPEC.md with its last section made anew: which operations there are, and what of AWS's inputs and answers is left out.
 *
 * @throws Error  when it has not the two marks between which that section stands
 */
export function withTable(spec: string): string {
  const [before, rest] = spec.split(START)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('SPEC.md has no place for its table')
  return `${before}${START}\n\n${table()}\n\n${END}${after}`
}

function table(): string {
  return [
    ecsOperations(),
    inputs(),
    answers(),
    ...Object.entries(PARTS).map(([service, name]) => subset(service as Part, name)),
  ]
    .flat()
    .join('\n')
}

type Part = Exclude<CommandService, 'ecs' | 'lab'>

/** Services of which the lab takes a part, or that are its own and AWS describes none of. */
const PARTS: Readonly<Record<Part, string>> = {
  ec2: 'Amazon EC2: a part, for the instances of a cluster',
  autoscaling: 'Amazon EC2 Auto Scaling: a part, for the instances of a cluster',
  elbv2: 'Elastic Load Balancing v2: Application and Network Load Balancers for services',
  elb: 'Elastic Load Balancing: Classic Load Balancers for services',
  codedeploy: 'AWS CodeDeploy: deployments of services',
  ecr: 'Amazon ECR: private registries',
  'ecr-public': 'Amazon ECR Public: the account’s part of public.ecr.aws',
  docker: 'Docker on the workstation, by the names of its commands',
  logs: 'Amazon CloudWatch Logs: what containers write',
  iam: 'AWS IAM: who may do what',
  ssm: 'AWS Systems Manager: parameters that tasks are given',
  secretsmanager: 'AWS Secrets Manager: secrets that tasks are given',
  cloudwatch: 'Amazon CloudWatch: metrics and alarms, as far as scaling needs them',
  'application-autoscaling': 'Application Auto Scaling: the desired counts of services',
}

/** Of which so much is there that what is not is told by name. */
const TOLD_WHOLE: readonly Part[] = ['codedeploy', 'ecr', 'ecr-public', 'secretsmanager']

function ecsOperations(): readonly string[] {
  const own = operationsOf('ecs')
  const lacking = lackingOf('ecs')
  return [
    `**ECS: ${String(own.length)} of ${String(own.length + lacking.length)} operations.** ${named([...own].sort())}.`,
    '',
    `Not there: ${named(lacking)}.`,
    '',
  ]
}

function inputs(): readonly string[] {
  const rows = [...operationsOf('ecs')].sort().flatMap((operation) => {
    const { refused, kept } = membersByEffect('ecs', operation)
    if (refused.length === 0 && kept.length === 0) return []
    return [`| ${operation} | ${grouped(refused)} | ${grouped(kept)} |`]
  })
  return [
    'Members of inputs, and words of theirs, that are refused as what the lab has not yet, and those that are kept without effect. All others are acted on.',
    '',
    '| operation | refused | kept |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ]
}

function answers(): readonly string[] {
  const rows = LEFT_OUT.map((one) => `| ${one.why} | ${grouped(membersOf(one))} |`)
  return ['Members that no answer has.', '', '| why | members |', '| --- | --- |', ...rows, '']
}

/** What the lab takes of a part: the rest is refused by its name (API-3). */
function subset(service: Part, name: string): readonly string[] {
  const rows = operationsOf(service).map((operation) => {
    const { taken, kept } = membersByEffect(service, operation)
    return `| ${operation} | ${grouped(taken)} | ${grouped(kept)} |`
  })
  return [
    `**${name}.** Other members are refused by their names.`,
    '',
    '| operation | acted on | kept |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...(TOLD_WHOLE.includes(service) ? [`Not there: ${named(lackingOf(service))}.`, ''] : []),
  ]
}

function lackingOf(service: CommandService): readonly string[] {
  return awsOperations(service)
    .filter((one) => !operationsOf(service).includes(one))
    .toSorted()
}

interface MembersByEffect {
  readonly taken: string[]
  readonly kept: string[]
  readonly refused: string[]
}

function membersByEffect(service: string, operation: string): MembersByEffect {
  const found: MembersByEffect = { taken: [], kept: [], refused: [] }
  const shape = operationOf(service, operation)?.input
  if (shape !== undefined) sort(found, shape, '')
  return found
}

function sort(found: MembersByEffect, shape: Shape, path: string): void {
  if (shape.type === 'list') sort(found, shape.element, `${path}[]`)
  if (shape.type === 'map') sort(found, shape.value, `${path}{}`)
  if (shape.type === 'string')
    for (const word of Object.keys(shape.lacking ?? {})) found.refused.push(`${path}=${word}`)
  if (shape.type !== 'structure') return
  for (const [name, { effect, shape: below }] of Object.entries(shape.members)) {
    const at = path === '' ? name : `${path}.${name}`
    if (effect === 'absent') found.refused.push(at)
    else if (effect === 'kept') found.kept.push(at)
    else {
      found.taken.push(at)
      sort(found, below, at)
    }
  }
}

/** `a`, `b`; of `c[]`: `d`, `e`. Nothing is a dash. */
function grouped(paths: readonly string[]): string {
  const groups = new Map<string, string[]>()
  for (const path of paths) {
    const dot = path.replace(/=.*$/, '').lastIndexOf('.')
    const parent = path.slice(0, Math.max(dot, 0))
    groups.set(parent, [...(groups.get(parent) ?? []), path.slice(dot + 1)])
  }
  const texts = [...groups].map(([parent, names]) =>
    parent === '' ? named(names) : `of \`${parent}\`: ${named(names)}`,
  )
  return texts.length === 0 ? '–' : texts.join('; ')
}

function named(names: readonly string[]): string {
  return names.map((one) => `\`${one}\``).join(', ')
}
