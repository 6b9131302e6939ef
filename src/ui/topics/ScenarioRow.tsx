import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import type { Beginning } from '../../lessons/playerMachine.ts'
import type { ScenarioEntry } from '../../lessons/scenario.ts'
import { beginningQuery, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import type { ScenarioProgress } from '../../session/scenarioProgress.ts'
import { MiniStrip } from './MiniStrip.tsx'

interface ScenarioRowProps {
  readonly entry: ScenarioEntry
  readonly progress: ScenarioProgress
  /** The one to go on with. */
  readonly isNext: boolean
}

/** One scenario of the list: found by its name, its sentence, or its first and last picture. */
export function ScenarioRow({ entry, progress, isNext }: ScenarioRowProps) {
  const data = useBeginning(entry.id)
  return (
    <li className="scenario-row">
      <Link to="/scenarios/$scenarioId" params={{ scenarioId: entry.id }} className="scenario-row__link">
        <span className="scenario-row__text">
          <b>{entry.title}</b>
          <span>{entry.summary}</span>
          <span className="scenario-row__kind">{kindText(entry)}</span>
        </span>
        <Pictures beginning={data} />
        <span className="scenario-row__progress">
          <ProgressSlots progress={progress} questions={data?.questions ?? 0} />
          <span>{data === undefined ? '\u00a0' : progressText(progress, data.questions)}</span>
        </span>
        <span className="scenario-row__go" data-first={isNext || undefined} aria-hidden="true">
          {progress.play === null ? (progress.best === null ? 'Begin' : 'Again') : 'Continue'}
        </span>
      </Link>
    </li>
  )
}

/** `undefined` until the model has told it. */
function useBeginning(id: string): Beginning | undefined {
  const told = async (): Promise<Beginning> => {
    const scenario = await scenarioClient.ensureQueryData(scenarioQuery(id))
    return scenarioClient.ensureQueryData(beginningQuery(scenario))
  }
  return useQuery({ queryKey: ['beginning of', id], queryFn: told }, scenarioClient).data
}

function kindText({ kind, level, minutes }: ScenarioEntry): string {
  const what = kind === 'fixit' ? `to mend, level ${String(level ?? 1)} of 3` : 'to predict'
  return `${what}, ${String(minutes)} min`
}

/** The room is there before the model has drawn them. */
function Pictures({ beginning }: { readonly beginning: Beginning | undefined }) {
  const first = beginning?.course.first
  const keys = [...(first?.revisions ?? [])].reverse().map((one) => one.definitionKey)
  const orderOf = (key: string): number => keys.indexOf(key) + 1
  return (
    <span className="scenario-row__pictures">
      <MiniStrip sample={first ?? undefined} orderOf={orderOf} caption="first" />
      <ArrowRight aria-label="to" />
      <MiniStrip sample={beginning?.end ?? undefined} orderOf={orderOf} caption="last" />
    </span>
  )
}

function progressText({ play, best }: ScenarioProgress, questions: number): string {
  if (play !== null) return `question ${String(play.records.length + 1)} of ${String(questions)}`
  if (best === null) return `${String(questions)} questions`
  return best.right === best.questions
    ? `solved, ${String(best.right)} of ${String(best.questions)}`
    : `best ${String(best.right)} of ${String(best.questions)}`
}

/** One slot a question: right ones are filled, free ones painted. */
function ProgressSlots({ progress, questions }: { readonly progress: ScenarioProgress; readonly questions: number }) {
  const { play, best } = progress
  const right = play === null ? (best?.right ?? 0) : play.records.filter((one) => one.isRight).length
  return (
    <span className="scenario-row__slots" aria-hidden="true">
      {Array.from({ length: questions }, (_, index) => (
        <span key={index} className={index < right ? 'scenario-row__full' : 'painted-slot'} />
      ))}
    </span>
  )
}
