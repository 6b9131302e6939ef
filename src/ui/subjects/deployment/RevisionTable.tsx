import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import type { RevisionTasks, ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { sourceTasks, targetTasks } from '../../../model/world/deployment/watching.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { definitionOf } from '../../words/deployment/serviceDeploymentWords.ts'
import { productionOf } from '../shifting/shiftSides.ts'
import { RevisionSwatch } from '../task/RevisionSwatch.tsx'

interface RevisionTableProps {
  readonly service: Service
  readonly deployment: ServiceDeployment
  readonly world: World
}

interface Row extends RevisionTasks {
  readonly definitionKey: string | undefined
  /** Percent of production traffic. */
  readonly weight: number
}

/** The revision that is rolled out and those that it replaces, with their tasks: live, or as they were at its end. */
export function RevisionTable({ service, deployment, world }: RevisionTableProps) {
  const history = world.serviceDeployments.get(service.key) ?? []
  const orderOf = orderIn(world)
  const rows = [targetTasks(service, deployment), ...sourceTasks(service, deployment)].map((tasks) => ({
    ...tasks,
    definitionKey: definitionOf(history, tasks.revisionId),
    weight: weightOf(deployment, tasks.revisionId),
  }))
  const columns: DataColumn<Row>[] = [
    {
      id: 'revision',
      header: 'service revision',
      isRowHeader: true,
      cell: ({ definitionKey, revisionId }) =>
        definitionKey === undefined ? (
          revisionId
        ) : (
          <span className="course-list__revision">
            <RevisionSwatch order={orderOf(definitionKey)} />
            {definitionKey}
          </span>
        ),
    },
    ...(deployment.shift === undefined
      ? []
      : [
          {
            id: 'weight',
            header: 'traffic',
            align: 'end',
            cell: ({ weight }: Row) => `${String(weight)} %`,
          } as const,
        ]),
    { id: 'requested', header: 'requested', align: 'end', cell: ({ requested }) => grouped(requested) },
    { id: 'running', header: 'running', align: 'end', cell: ({ running }) => grouped(running) },
    { id: 'pending', header: 'pending', align: 'end', cell: ({ pending }) => grouped(pending) },
  ]
  return (
    <DataTable
      label="Tasks of its service revisions"
      columns={columns}
      rows={rows}
      rowKey={({ revisionId }) => revisionId}
    />
  )
}

function weightOf(deployment: ServiceDeployment, of: string): number {
  const { shift, revisionId } = deployment
  if (shift === undefined) return 0
  const production = productionOf(deployment)
  if (of === revisionId) return production
  return shift.blueId === `ecs-svc/${of}` ? 100 - production : 0
}
