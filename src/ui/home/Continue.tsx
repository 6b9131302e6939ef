import { useQuery } from '@tanstack/react-query'
import { useBegun } from '../../session/challenge/begunStore.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { useScenarioProgress } from '../../session/scenarioProgress.ts'
import { clockText } from '../../look/time.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { begunThings, type BegunThing } from './begunThings.ts'
import { lastLabQuery } from './lastLabQuery.ts'
import { Way } from './Way.tsx'

/** What was worked at last and is not at its end; else the list of scenarios. */
export function Continue() {
  const { data: titles = [] } = useQuery(scenarioListQuery, scenarioClient)
  const { data: lab = null } = useQuery(lastLabQuery, scenarioClient)
  const { scenarios } = useScenarioProgress()
  const begun = useBegun()
  const [newest] = begunThings({ scenarios, titles, begun, lab })
  if (newest === undefined) {
    return (
      <Way title="Continue" line="Nothing is begun" note="what you leave waits here">
        <ButtonLink to="/scenarios" aria-label="Choose a scenario">
          Choose
        </ButtonLink>
      </Way>
    )
  }
  return (
    <Way title="Continue" line={<ForeignText>{titleOf(newest)}</ForeignText>} note={standText(newest)}>
      <ContinueLink thing={newest} />
    </Way>
  )
}

function titleOf(thing: BegunThing): string {
  if (thing.kind === 'scenario') return thing.title
  if (thing.kind === 'lab') return thing.lab.title === '' ? 'Your lab' : thing.lab.title
  return thing.stand.title
}

function standText(thing: BegunThing): string {
  if (thing.kind === 'scenario') return `scenario, at question ${String(thing.question)}`
  if (thing.kind === 'lab') return `lab, at ${clockText(thing.lab.atMs)}`
  const { answered, questions } = thing.stand
  return `${thing.kind}, ${String(answered)} of ${String(questions)} answered`
}

function ContinueLink({ thing }: { readonly thing: BegunThing }) {
  const label = `Continue the ${thing.kind} ${titleOf(thing)}`
  switch (thing.kind) {
    case 'scenario':
      return (
        <ButtonLink to="/scenarios/$scenarioId" params={{ scenarioId: thing.id }} aria-label={label}>
          Continue
        </ButtonLink>
      )
    case 'quiz':
      return (
        <ButtonLink to="/challenge/quiz" search={thing.stand.search} aria-label={label}>
          Continue
        </ButtonLink>
      )
    case 'exam':
      return (
        <ButtonLink to="/challenge/exam" search={thing.stand.search} aria-label={label}>
          Continue
        </ButtonLink>
      )
    case 'lab':
      return (
        <ButtonLink to="/lab" aria-label={label}>
          Continue
        </ButtonLink>
      )
  }
}
