import { Check as CheckMark, X } from 'lucide-react'
import { CHECK_NAMES, type Check, type CheckName } from '../../../model/world/placement/placementDecision.ts'
import type { Candidate, PlacementExplanation } from '../../../model/world/placement/placementExplanation.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { CHECK_WORDS, checkOf } from '../../words/placement/checkWords.ts'
import { shortInstance } from '../../../look/names.ts'
import { useSize } from '../../kit/useSize.ts'
import { grouped } from '../../../look/numbers.ts'

/** So many columns fit into so many CSS pixels. */
const COLUMNS_FIT = 5
const WIDTH_FIT = 300
/** What scrolls must be within reach of the keyboard. */
const SCROLLING = { tabIndex: 0, role: 'group', 'aria-label': 'Candidates, scrolls sideways' }

/** Every candidate with every check, not only the first that failed. */
export function CandidatesTable({
  explanation,
  chosenInstanceId,
}: {
  readonly explanation: PlacementExplanation
  readonly chosenInstanceId: string | null
}) {
  const { candidates, candidatesOmitted } = explanation
  const columns = columnsFor(candidates)
  const [box, { width }] = useSize()
  const isScrolling = columns.length > COLUMNS_FIT || width < WIDTH_FIT
  return (
    <>
      <div className="candidates" ref={box} {...(isScrolling ? SCROLLING : {})}>
        <DataTable
          label="Instances and what was checked"
          columns={columns}
          rows={candidates}
          rowKey={(one) => one.instanceId}
          selectedKey={chosenInstanceId}
          empty={<p className="inspector__text">The cluster has no registered container instance.</p>}
        />
      </div>
      {candidatesOmitted > 0 && (
        <p className="inspector__text">{grouped(candidatesOmitted)} more were checked and are not listed.</p>
      )}
    </>
  )
}

function columnsFor(candidates: readonly Candidate[]): readonly DataColumn<Candidate>[] {
  return [
    {
      id: 'instance',
      header: 'Instance',
      isMono: true,
      isRowHeader: true,
      cell: (one) => shortInstance(one.ec2InstanceId),
    },
    { id: 'type', header: 'type', cell: (one) => one.instanceType },
    { id: 'state', header: 'state', align: 'end', cell: (one) => <StateCell candidate={one} /> },
    ...CHECK_NAMES.flatMap((name) => checkColumns(name, candidates)),
  ]
}

function checkColumns(name: CheckName, candidates: readonly Candidate[]): readonly DataColumn<Candidate>[] {
  const { column, isAlwaysShown } = CHECK_WORDS[name]
  if (column === null) return []
  if (!isAlwaysShown && candidates.every((one) => checkOf(one, name) === undefined)) return []
  return [{ id: name, header: column, align: 'end', cell: (one) => <CheckCell check={checkOf(one, name)} /> }]
}

/** What has no column of its own: the first of them that failed. */
function StateCell({ candidate }: { readonly candidate: Candidate }) {
  const failed = candidate.checks.find((check) => !check.isOk && CHECK_WORDS[check.name].column === null)
  return (
    <Verdict isOk={failed === undefined} text={failed === undefined ? '' : CHECK_WORDS[failed.name].short(failed)} />
  )
}

function CheckCell({ check }: { readonly check: Check | undefined }) {
  if (check === undefined) return null
  const text =
    check.available === undefined ? (check.isOk ? '' : CHECK_WORDS[check.name].short(check)) : grouped(check.available)
  return <Verdict isOk={check.isOk} text={text} />
}

function Verdict({ isOk, text }: { readonly isOk: boolean; readonly text: string }) {
  const Sign = isOk ? CheckMark : X
  return (
    <span className="inspector__check" data-ok={isOk}>
      {text}
      <Sign role="img" aria-label={isOk ? 'passes' : 'fails'} />
    </span>
  )
}
