import { CLUSTER, TestLab, UnmetExpectation, type Input } from './testLab.ts'

/** Room on the instances of a yard: wide enough for anything unless a test says how much. */
export interface YardOptions {
  readonly seed?: number
  readonly instances?: number
  readonly cpuUnits?: number
  readonly memoryMib?: number
  readonly availabilityZones?: readonly string[]
}

/** A cluster `yard` with instances that are there at once. */
export function yard(options: YardOptions = {}): TestLab {
  const lab = new TestLab(options.seed ?? 1)
  lab.ecs('CreateCluster', { clusterName: CLUSTER })
  if (options.instances !== 0) addInstances(lab, { ...options, count: options.instances ?? 3 })
  return lab
}

export function addInstances(
  lab: TestLab,
  options: Omit<YardOptions, 'instances' | 'seed'> & { readonly count: number },
): void {
  const { count, cpuUnits = 8_192, memoryMib = 16_384, availabilityZones } = options
  lab.act('lab', 'AddContainerInstances', {
    cluster: CLUSTER,
    instanceType: 'm5.large',
    count,
    cpuUnits,
    memoryMib,
    ...(availabilityZones !== undefined && { availabilityZones }),
  })
}

/** One container of 256 CPU units and 512 MiB. */
export function container(fields: Input = {}): Input {
  return { name: 'main', image: 'web:1', cpu: 256, memory: 512, ...fields }
}

/** Registers a revision of one container. @returns `family:revision` */
export function register(lab: TestLab, family = 'web', fields: Input = {}): string {
  const { containerFields = {}, ...taskFields } = fields
  const answer = lab.ecs('RegisterTaskDefinition', {
    family,
    containerDefinitions: [container(containerFields as Input)],
    ...taskFields,
  })
  return `${family}:${String((answer.taskDefinition as { revision: number }).revision)}`
}

export const CHECKED = { healthCheck: { command: ['CMD', 'true'], interval: 10 } } as const

export const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } } as const

/** A Fargate revision of 256 CPU units and 512 MiB. */
export function registerFargate(lab: TestLab, family = 'far', fields: Input = {}): string {
  return register(lab, family, {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerFields: { portMappings: [{ containerPort: 80 }] },
    ...fields,
  })
}

/** The two percents as DeploymentConfiguration has them. */
export function percents(minimumHealthyPercent: number, maximumPercent: number): Input {
  return { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }
}

/** Creates service `web` of `web:1` with 4 tasks unless told otherwise. */
export function createService(lab: TestLab, fields: Input = {}): void {
  lab.ecs('CreateService', { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4, ...fields })
}

export function updateService(lab: TestLab, fields: Input): void {
  lab.ecs('UpdateService', { service: 'web', ...fields })
}

/** Runs standalone tasks of a definition. @returns their ids, and the reasons of what found no place */
export function runTask(
  lab: TestLab,
  fields: Input = {},
): { readonly ids: readonly string[]; readonly reasons: readonly string[] } {
  const answer = lab.ecs('RunTask', { taskDefinition: 'web', ...fields })
  const tasks = answer.tasks as readonly { readonly taskArn: string }[]
  const failures = answer.failures as readonly { readonly reason: string }[]
  return {
    ids: tasks.map((one) => one.taskArn.slice(one.taskArn.lastIndexOf('/') + 1)),
    reasons: failures.map((one) => one.reason),
  }
}

/** Two revisions, and a service that has been steady on the first for ten seconds. */
export function steadyYard(
  options: YardOptions & { readonly service?: Input; readonly revisions?: Input } = {},
): TestLab {
  const lab = yard(options)
  register(lab, 'web', options.revisions)
  register(lab, 'web', options.revisions)
  createService(lab, options.service)
  for (let i = 0; i < 1_000 && !lab.service().isSteady; i++) lab.forward(1_000)
  if (!lab.service().isSteady) throw new UnmetExpectation('the service does not become steady')
  lab.forward(10_000)
  return lab
}
