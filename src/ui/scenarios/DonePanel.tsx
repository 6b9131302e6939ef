import { topicTitle } from '../../lessons/topics.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fileOf } from '../../lessons/course.ts'
import type { PlayerContext } from '../../lessons/playerMachine.ts'
import { rightByConfidence, scoreOf } from '../../lessons/predictions.ts'
import { CONFIDENCES } from '../../lessons/questions/kind.ts'
import type { QuestionRecord } from '../../lessons/questions/kinds.ts'
import { handOver } from '../../session/handover.ts'
import { useLabSession } from '../../session/labContext.ts'
import { OPENED_PREFIX } from '../../session/openedScenario.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import type { Act } from '../../model/api/command.ts'
import { fragmentOf } from '../../session/sharing/shareLink.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { grouped } from '../../look/numbers.ts'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { Debrief } from './Debrief.tsx'
import { PanelHead } from '../player/PanelHead.tsx'
import { PredictionList } from '../player/PredictionList.tsx'
import type { PanelProps } from '../player/panelProps.ts'
import { storyDecision } from '../player/storyDecision.ts'
import { sourceText } from '../words/sources.ts'

/** How it went, what it was about, where to go on. */
export function DonePanel({ play, scene, stepText }: PanelProps) {
  const { context, send } = play
  const { scenario, records, beginning } = context
  const { questions } = beginning
  const { right } = scoreOf(records, questions)
  const decision = storyDecision(scene, scenario.fromMs)
  return (
    <>
      <PanelHead
        topic={topicTitle(scenario.topic)}
        stepText={stepText}
        title={`${grouped(right)} of ${grouped(questions)} right`}
      >
        {decision !== undefined && (
          <p className="tone-2">
            {decisionWords(decision, { ...scene.view.world, originMs: scenario.fromMs }).verdict}.
          </p>
        )}
      </PanelHead>
      <Debrief debrief={scenario.debrief} linkOf={(acts) => labFragment(context, acts)} />
      <PredictionList context={context} />
      <ByConfidence records={records} />
      {decision !== undefined && <p className="scenario-panel__source">{sourceText(decision.rule)}</p>}
      <div className="scenario-panel__actions">
        <GoOn scenarioId={scenario.id} />
        <div className="scenario-panel__actions--row">
          <OpenInLab hash={labFragment(context)} />
          <Button kbd="R" onPress={() => send({ type: 'restart' })}>
            Start over
          </Button>
          <ButtonLink to="/scenarios" variant="quiet">
            All scenarios
          </ButtonLink>
        </div>
      </div>
    </>
  )
}

function ByConfidence({ records }: { readonly records: readonly QuestionRecord[] }) {
  const counts = rightByConfidence(records)
  const asked = CONFIDENCES.filter((one) => counts[one].asked > 0)
  if (asked.length === 0) return null
  return (
    <section className="scenario-panel__bars">
      <h2 className="type-h3">Right, by how sure you were</h2>
      {asked.map((one) => (
        <BarRow
          key={one}
          label={CONFIDENCE_WORDS[one]}
          value={counts[one].right}
          max={counts[one].asked}
          figure={`${grouped(counts[one].right)} of ${grouped(counts[one].asked)}`}
          tone={one === 'sure' ? 'ink' : 'plain'}
        />
      ))}
    </section>
  )
}

/**
 * The play as a lab, at its end, for the address of the lab's page; with what else is to be done there. `null` where
 * the lab is too large for an address.
 */
function labFragment({ scenario, course }: PlayerContext, acts: readonly Act[] = []): string | null {
  const { endMs } = course
  const commands = [...course.commands, ...acts.map((one) => ({ atMs: endMs, ...one }))]
  try {
    return fragmentOf({ file: { ...fileOf(scenario, { commands }), title: scenario.title }, atMs: endMs })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** By its address; a lab too large for that is handed over as it stands. */
function OpenInLab({ hash }: { readonly hash: string | null }) {
  const session = useLabSession()
  const navigate = useNavigate()
  if (hash !== null) {
    return (
      <ButtonLink to="/lab" hash={hash}>
        Open in the lab
      </ButtonLink>
    )
  }
  const open = (): void => {
    handOver(session.store.getState())
    void navigate({ to: '/lab' })
  }
  return <Button onPress={open}>Open in the lab</Button>
}

/** To the scenario after this one; after the last, to try the same by hand. One that was brought has none after it. */
function GoOn({ scenarioId }: { readonly scenarioId: string }) {
  const { data } = useQuery(scenarioListQuery, scenarioClient)
  if (scenarioId.startsWith(OPENED_PREFIX)) return null
  const all = data ?? []
  const next = all[all.findIndex((one) => one.id === scenarioId) + 1]
  if (next === undefined) {
    return (
      <ButtonLink to="/rolling" variant="filled" size="touch">
        Rolling update: try any percents
      </ButtonLink>
    )
  }
  return (
    <ButtonLink to="/scenarios/$scenarioId" params={{ scenarioId: next.id }} variant="filled" size="touch">
      Next: {next.title}
    </ButtonLink>
  )
}
