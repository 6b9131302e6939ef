import { shortTask } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { World } from '../../../model/world/world.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { addressText, checksOf } from '../../words/balancing/targetWords.ts'
import { CheckTicks } from './CheckTicks.tsx'
import { SubjectLink } from './SubjectLink.tsx'
import { TargetGlyph } from './TargetGlyph.tsx'

interface TargetsTableProps {
  readonly label: string
  readonly targets: readonly Target[]
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
  /** Of one task's targets the column says nothing new. */
  readonly hasTasks?: boolean
}

/** Past that the stage and the tree are the better list. */
const ROWS_MAX = 40

/** Targets with their state and AWS's description of it, the checks that count, and the task behind each. */
export function TargetsTable({ label, targets, world, onSelect, hasTasks = true }: TargetsTableProps) {
  const common = commonDescription(targets, world)
  const columns = columnsFor({ world, onSelect, isDescribed: common === null })
  return (
    <div className="targets-table">
      {common !== null && <p className="inspector__text">{common}.</p>}
      <DataTable
        label={label}
        columns={hasTasks ? columns : columns.filter(({ id }) => id !== 'task')}
        rows={targets.slice(0, ROWS_MAX)}
        rowKey={({ key }) => key}
        empty={<p className="inspector__text">No target is registered.</p>}
      />
      {targets.length > ROWS_MAX && (
        <p className="inspector__text">{grouped(targets.length - ROWS_MAX)} more, in the tree</p>
      )}
    </div>
  )
}

/** What AWS says of each of several targets alike: in a narrow column it would take most of every row. */
function commonDescription(targets: readonly Target[], world: World): string | null {
  const [first = null, ...others] = new Set(targets.map((target) => healthOf(world, target).description))
  return targets.length > 1 && others.length === 0 ? first : null
}

interface Columns extends Pick<TargetsTableProps, 'world' | 'onSelect'> {
  readonly isDescribed: boolean
}

function columnsFor({ world, onSelect, isDescribed }: Columns): readonly DataColumn<Target>[] {
  return [
    {
      id: 'target',
      header: 'target',
      isMono: true,
      isRowHeader: true,
      cell: (target) => (
        <SubjectLink to={{ kind: 'target', id: target.key }} onSelect={onSelect}>
          {addressText(target)}
        </SubjectLink>
      ),
    },
    { id: 'state', header: 'state', givesWay: true, cell: (target) => <State {...{ target, world, isDescribed }} /> },
    { id: 'checks', header: 'checks', cell: (target) => <CheckTicks checks={checksOf(world, target)} /> },
    {
      id: 'task',
      header: 'task',
      isMono: true,
      cell: ({ taskId }) =>
        taskId !== null && (
          <SubjectLink to={{ kind: 'task', id: taskId }} onSelect={onSelect}>
            {shortTask(taskId)}
          </SubjectLink>
        ),
    },
  ]
}

interface StateProps extends Pick<Columns, 'world' | 'isDescribed'> {
  readonly target: Target
}

function State({ target, world, isDescribed }: StateProps) {
  const { state, description } = healthOf(world, target)
  return (
    <span className="target-state">
      <TargetGlyph state={state} />
      <span>
        {state}
        {isDescribed && description !== null && <small>{description}</small>}
      </span>
    </span>
  )
}
