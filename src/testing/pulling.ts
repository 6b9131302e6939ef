import { ecrHost } from '../model/world/registry/imageReference.ts'
import { SUBNETS } from '../model/world/network/subnets.ts'
import { NETWORK, register, registerFargate, runTask } from './builders.ts'
import type { Input, TestLab } from './testLab.ts'

export const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
/** The account's own registry, and an image in it. */
export const HOST = ecrHost()
export const SHOP = `${HOST}/shop`
export const IMAGE = `${SHOP}:1`

/** Repository `shop` of the account's registry, with an image in it unless that is `null`. @returns its digest */
export function withShop(lab: TestLab, pushed: Input | null = {}): string {
  lab.act('ecr', 'CreateRepository', { repositoryName: 'shop' })
  return pushed === null ? '' : push(lab, IMAGE, pushed)
}

/** @returns its digest */
export function push(lab: TestLab, image: string, fields: Input = {}): string {
  const { image: stored } = lab.act('lab', 'PushImage', { image, ...fields })
  return (stored as { readonly imageDigest: string }).imageDigest
}

/** One container of an image, on instances. */
export function registerShop(lab: TestLab, image = IMAGE, fields: Input = {}): void {
  register(lab, 'web', { containerFields: { image, cpu: 16, memory: 16, ...fields } })
}

/** The same on Fargate. */
export function registerFar(lab: TestLab, image = IMAGE, fields: Input = {}): void {
  registerFargate(lab, 'far', {
    executionRoleArn: ROLE,
    containerDefinitions: [{ name: 'main', image, portMappings: [{ containerPort: 80 }] }],
    ...fields,
  })
}

/** On Fargate, in the subnet of the first zone. */
export function runFar(lab: TestLab, assignPublicIp = 'DISABLED'): string {
  const awsvpcConfiguration = { ...NETWORK.awsvpcConfiguration, subnets: [SUBNETS['us-east-1a']], assignPublicIp }
  const networkConfiguration = { awsvpcConfiguration }
  const { ids } = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration })
  return ids[0] ?? ''
}

interface DescribedTask extends Readonly<Record<string, unknown>> {
  readonly pullStartedAt?: number
  readonly pullStoppedAt?: number
  readonly containers: readonly Readonly<Record<string, unknown>>[]
}

export function described(lab: TestLab, id: string): DescribedTask {
  const [task] = lab.ecs('DescribeTasks', { tasks: [id] }).tasks as readonly DescribedTask[]
  if (task === undefined) throw new Error(`no task ${id}`)
  return task
}

/** How long the pull of a task took, in seconds. */
export function pulledIn(lab: TestLab, id: string): number {
  const { pullStartedAt = NaN, pullStoppedAt = NaN } = described(lab, id)
  return Math.round((pullStoppedAt - pullStartedAt) * 1_000) / 1_000
}
