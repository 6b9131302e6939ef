import { instanceArn } from '../../model/api/arns.ts'
import type { Act } from '../../model/api/command.ts'
import { operationOf } from '../../model/api/operations.ts'
import type { Shape } from '../../model/api/shape.ts'
import { Engine } from '../../model/engine/engine.ts'
import published from './awsExamples.json' with { type: 'json' }
import { full } from './fullActs.ts'

/** One of the examples that AWS publishes with its command line: what was asked and which members the answer has. */
export interface Example {
  readonly source: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  /** Paths, as `tasks[].containers[].name`; of details the name too, as `details[macAddress]`. */
  readonly answer: readonly string[]
}

/** Those of operations that the lab has. */
export const EXAMPLES: readonly Example[] = published.examples.filter(
  ({ operation }) => operationOf('ecs', operation) !== undefined,
)

/** The lab's answer to an example, whose names are changed for those of a lab with a bit of everything. */
export function answerTo(example: Example) {
  const engine = Engine.restore(full)
  const input = adapted(example, engine)
  return engine.execute({ atMs: engine.world.nowMs, service: 'ecs', operation: example.operation, input })
}

function adapted({ operation, input, answer }: Example, engine: Engine): Act['input'] {
  const isFargate = input.launchType === 'FARGATE' || answer.some((one) => one.endsWith('.platformVersion'))
  const hasInterface = input.networkConfiguration !== undefined
  const isClassic = input.loadBalancers !== undefined
  const definition = isFargate ? 'cloud' : isClassic ? 'fixed' : hasInterface ? 'more' : 'full'
  const shape = operationOf('ecs', operation)?.input
  const names = namesIn(engine, { operation, definition, serviceName: isFargate ? 'cloud' : 'full' })
  const given = shape === undefined ? input : (withoutAbsent(input, shape) as Act['input'])
  const renamed = Object.entries(given).map(([key, value]) => [key, Object.hasOwn(names, key) ? names[key] : value])
  // Not every example says which cluster, and the prepared lab has none of ECS's default name.
  const cluster = shape?.members.cluster === undefined ? {} : { cluster: names.cluster }
  return { ...cluster, ...(Object.fromEntries(renamed) as Act['input']) }
}

/** The cluster that an operation is about, where it is not the one in which all runs. */
const CLUSTERS: Readonly<Record<string, string>> = {
  DeleteCluster: 'empty',
  DescribeClusters: 'full',
  UpdateCluster: 'full',
}

function namesIn(
  engine: Engine,
  { operation, definition, serviceName }: { readonly [K in 'operation' | 'definition' | 'serviceName']: string },
): Readonly<Record<string, unknown>> {
  const { world } = engine
  const [task] = world.liveByService.get(`yard/${serviceName}`) ?? []
  const [instance] = world.instances.values()
  const cluster = CLUSTERS[operation] ?? 'yard'
  return {
    cluster,
    clusters: [cluster],
    clusterName: 'fresh',
    ...historyOf(engine, serviceName),
    service: serviceName,
    services: [serviceName],
    taskDefinition: `${definition}:1`,
    taskDefinitions: ['gone:1'],
    familyPrefix: definition,
    loadBalancers: [{ loadBalancerName: 'old', containerName: 'main', containerPort: 80 }],
    task,
    tasks: [task],
    containerInstance: instance?.id,
    containerInstances: [instance?.id],
    resourceArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/yard',
    principalArn: 'arn:aws:iam::123456789012:root',
    attributes: [{ name: 'stack', value: 'production', targetId: instanceArn('yard', instance?.id ?? '') }],
  }
}

/** The newest deployment of a service, and the revision that it went to. */
function historyOf(engine: Engine, service: string): Readonly<Record<string, readonly unknown[]>> {
  const answer = engine.query({
    service: 'ecs',
    operation: 'ListServiceDeployments',
    input: { cluster: 'yard', service },
  })
  const listed = 'output' in answer ? (answer.output.serviceDeployments as readonly Act['input'][]) : []
  return {
    serviceDeploymentArns: listed.slice(0, 1).map((one) => one.serviceDeploymentArn),
    serviceRevisionArns: listed.slice(0, 1).map((one) => one.targetServiceRevisionArn),
  }
}

/** An input without the members that the lab refuses as what it has not yet. */
function withoutAbsent(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value) && shape.type === 'list') return value.map((one) => withoutAbsent(one, shape.element))
  if (typeof value !== 'object' || value === null || shape.type !== 'structure') return value
  const members = Object.entries(value).filter(([name]) => shape.members[name]?.effect !== 'absent')
  return Object.fromEntries(
    members.map(([name, one]) => {
      const member = shape.members[name]
      return [name, member === undefined ? one : withoutAbsent(one, member.shape)]
    }),
  )
}

/** Every path of an answer, written as the examples have them. */
export function pathsIn(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    if (path.endsWith('.details')) return [path, ...items.map((one) => `${path}[${(one as { name: string }).name}]`)]
    return [path, ...items.flatMap((one) => pathsIn(one, `${path}[]`))]
  }
  if (typeof value !== 'object' || value === null) return [path]
  const below = (name: string) => (path === '' ? name : `${path}.${name}`)
  return [path, ...Object.entries(value).flatMap(([name, one]) => pathsIn(one, below(name)))]
}
