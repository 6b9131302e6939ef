import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath'
import type { Run } from '../../model/engine/run.ts'
import { seriesOf } from '../../model/world/series.ts'
import { countsOf, type Service } from '../../model/world/service/service.ts'
import type { RevisionCounts } from '../../model/world/service/serviceSample.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { CountsLook, Look, Test } from '../document/look.ts'
import { StoryFault } from './storyFault.ts'

/**
 * Reads a value off a run as it stands. What the operation refuses is read as `{ error: { name, message } }`.
 *
 * @throws StoryFault  when the query is none
 */
export function readLook(run: Run, look: Look): unknown {
  const read = 'counts' in look ? countsLook(run, look.counts) : answerTo(run, look)
  const query = compiled(look.query)
  try {
    return TreeInterpreter.search(query, read as JSONValue)
  } catch {
    // It asks something of what is not there yet.
    return null
  }
}

type Query = ReturnType<typeof compile>

/** Queries are few, and each is asked at every change: it is read once. */
const QUERIES_MAX = 500
const queries = new Map<string, Query>()

/** @throws StoryFault */
function compiled(text: string): Query {
  const known = queries.get(text)
  if (known !== undefined) return known
  try {
    const query = compile(text)
    if (queries.size >= QUERIES_MAX) queries.clear()
    queries.set(text, query)
    return query
  } catch (error) {
    throw new StoryFault(`The query ${text} cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
}

function answerTo(run: Run, { service = 'ecs', operation, input = {} }: Extract<Look, { operation: string }>): unknown {
  if (OF_ONE_TASK.has(operation) && !('task' in input)) return { tasks: ofEachTask(run, operation, input) }
  const answer = run.query({ service, operation, input: listedFirst(run, operation, input) })
  return 'output' in answer ? answer.output : { error: answer.error }
}

/** Operations of the lab that tell something of one task. */
const OF_ONE_TASK: ReadonlySet<string> = new Set(['DescribeContainerEnvironment', 'DescribeAppCalls'])

/** The same of every task that is to run. */
function ofEachTask(run: Run, operation: string, input: Readonly<Record<string, unknown>>): readonly unknown[] {
  const cluster = input.cluster
  const listed = run.query({ service: 'ecs', operation: 'ListTasks', input: { cluster } })
  const arns = 'output' in listed ? (listed.output.taskArns as readonly string[]) : []
  return arns.map((task) => {
    const answer = run.query({ service: 'lab', operation, input: { ...input, task } })
    return 'output' in answer ? { task, ...answer.output } : { task, error: answer.error }
  })
}

/** Operations that describe what is named, and those that list the names. */
const LISTS: Readonly<Record<string, readonly [list: string, arns: string, names: string]>> = {
  DescribeTasks: ['ListTasks', 'taskArns', 'tasks'],
  DescribeContainerInstances: ['ListContainerInstances', 'containerInstanceArns', 'containerInstances'],
  DescribeServiceDeployments: [
    'ListServiceDeployments',
    'serviceDeployments[].serviceDeploymentArn',
    'serviceDeploymentArns',
  ],
}

/** Where a look names nothing to describe, everything that the list operation finds with the same input is described. */
function listedFirst(run: Run, operation: string, input: Readonly<Record<string, unknown>>): typeof input {
  const listing = LISTS[operation]
  if (listing === undefined || listing[2] in input) return input
  const [list, arns, names] = listing
  const answer = run.query({ service: 'ecs', operation: list, input })
  const found = 'output' in answer ? TreeInterpreter.search(compiled(arns), answer.output as JSONValue) : []
  // ARNs of service deployments tell the cluster, which is no input of that operation.
  return { ...(operation !== 'DescribeServiceDeployments' && { cluster: input.cluster }), [names]: found }
}

function countsLook(run: Run, key: string): CountsLook | null {
  const service = run.world.services.get(key)
  if (service === undefined) return null
  const limits = limitsOf(service.desiredCount, service.deploymentConfiguration)
  return {
    desired: service.desiredCount,
    ...countsOf(service),
    waiting: service.waiting?.count ?? 0,
    lower: limits.lower,
    upper: limits.upper,
    steady: service.isSteady,
    ...extremes(run, service),
  }
}

function extremes({ history }: Run, service: Service): Pick<CountsLook, 'lowestHealthy' | 'mostTasks'> {
  const { healthy, running, pending } = countsOf(service)
  let [lowestHealthy, mostTasks] = [healthy, running + pending]
  const points = seriesOf(history, { kind: 'service', id: service.key }, 'serviceCounts')
  const sinceMs = service.deployments[0]?.createdAtMs ?? Infinity
  for (let at = points.length - 1; (points[at]?.atMs ?? -1) >= sinceMs; at--) {
    const revisions = points[at]?.value.revisions ?? []
    const sum = (count: (one: RevisionCounts) => number) => revisions.reduce((total, one) => total + count(one), 0)
    lowestHealthy = Math.min(
      lowestHealthy,
      sum(({ healthy: of }) => of),
    )
    mostTasks = Math.max(
      mostTasks,
      sum((one) => one.running + one.pending),
    )
  }
  return { lowestHealthy, mostTasks }
}

/** Whether a value is as wanted. */
export function passes(value: unknown, test: Test): boolean {
  if ('atLeast' in test) return typeof value === 'number' && value >= test.atLeast
  if ('atMost' in test) return typeof value === 'number' && value <= test.atMost
  if ('oneOf' in test) return test.oneOf.some((one) => isEqual(value, one))
  return isEqual(value, test.equals)
}

/** Of JSON; members in any order. */
function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  const otherMembers = other as Readonly<Record<string, unknown>>
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isEqual((one as typeof otherMembers)[name], otherMembers[name]))
  )
}
