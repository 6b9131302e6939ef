import { ecrHost } from '../../model/world/registry/imageReference.ts'
import { act } from '../randomCommands.ts'
import type { TimedAct } from './play.ts'

const repositoryName = 'shop'
const pushed = (tag: string, content: string) => act('lab', 'PushImage', { image: `${ecrHost()}/shop:${tag}`, content })
const action = { type: 'expire' }
const DAY_MS = 86_400_000

const POLICY = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'tagged', tagPrefixList: ['v'], countType: 'imageCountMoreThan', countNumber: 2 },
      action,
    },
    {
      rulePriority: 5,
      selection: { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 },
      action,
    },
  ],
})

const ARCHIVING = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'tagged', tagPrefixList: ['v'], countType: 'imageCountMoreThan', countNumber: 2 },
      action: { type: 'transition', targetStorageClass: 'archive' },
    },
    {
      rulePriority: 2,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 },
      action,
    },
  ],
})

/** Labs whose registries decide. */
export const REGISTRY_LABS: readonly {
  readonly name: string
  readonly acts: readonly TimedAct[]
  readonly restMs: number
}[] = [
  {
    name: 'images expire by a lifecycle policy',
    acts: [
      [0, act('ecs', 'CreateCluster', { clusterName: 'yard' })],
      [0, act('ecr', 'CreateRepository', { repositoryName })],
      [0, pushed('latest', 'first')],
      [0, pushed('v1', 'v1')],
      [0, pushed('latest', 'second')],
      [60_000, pushed('v2', 'v2')],
      [90_000, pushed('v3', 'v3')],
      [1.5 * DAY_MS, act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: POLICY })],
      [2 * DAY_MS, pushed('v4', 'v4')],
    ],
    restMs: 2 * DAY_MS,
  },
  {
    name: 'images are archived by a lifecycle policy',
    acts: [
      [0, act('ecs', 'CreateCluster', { clusterName: 'yard' })],
      [0, act('ecr', 'CreateRepository', { repositoryName })],
      [0, pushed('v1', 'v1')],
      [0, pushed('v2', 'v2')],
      [0, pushed('v3', 'v3')],
      [0, act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: ARCHIVING })],
      [1.5 * DAY_MS, pushed('v3', 'another')],
      [1.5 * DAY_MS, pushed('v4', 'v4')],
    ],
    restMs: 2 * DAY_MS,
  },
]
