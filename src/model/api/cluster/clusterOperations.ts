import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { includeOf, TAGS_INPUT } from '../tags/tagShapes.ts'
import { answer, kept, list, name, optional, required, struct, text } from '../shape.ts'

export const clusterOperations = {
  CreateCluster: {
    kind: 'write',
    input: struct({
      clusterName: optional(name('clusterName')),
      settings: kept('list'),
      configuration: kept('structure'),
      capacityProviders: kept('list'),
      defaultCapacityProviderStrategy: kept('list'),
      serviceConnectDefaults: kept('structure'),
      ...TAGS_INPUT,
    }),
    output: answer({ cluster: 'structure' }),
  },
  DeleteCluster: {
    kind: 'write',
    input: struct({ cluster: required(text()) }),
    output: answer({ cluster: 'structure' }),
  },
  DescribeClusters: {
    kind: 'read',
    input: struct({
      clusters: optional(list(text(), { max: 100 })),
      ...includeOf('TAGS', 'ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS'),
    }),
    output: answer({ clusters: 'list', failures: 'list' }),
  },
  ListClusters: {
    kind: 'read',
    input: struct(PAGE_MEMBERS),
    output: answer({ clusterArns: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
