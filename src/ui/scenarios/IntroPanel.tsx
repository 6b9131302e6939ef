import { Button } from '../kit/Button.tsx'
import { spelled } from '../../look/numbers.ts'
import { PanelHead } from './PanelHead.tsx'
import type { PanelProps } from './panelProps.ts'
import { ServiceFacts } from './ServiceFacts.tsx'

/** Where the play begins: what runs, what was ordered, what is to be predicted. */
export function IntroPanel({ play, scene, stepText }: PanelProps) {
  const { scenario, beginning } = play.context
  const { situation, notes, aws, source } = scenario.intro
  return (
    <>
      <PanelHead topic={scenario.topic} stepText={stepText} title={scenario.title}>
        <p className="tone-2">{situation}</p>
      </PanelHead>
      <ServiceFacts scene={scene} />
      <dl className="scenario-panel__sayings">
        <dt>The notes say</dt>
        <dd>{notes}</dd>
        <dt>What AWS does</dt>
        <dd>
          {aws}
          <span className="scenario-panel__source">Source: {source}</span>
        </dd>
      </dl>
      <div className="scenario-panel__actions">
        <Button variant="filled" size="touch" kbd="Enter" onPress={() => play.send({ type: 'begin' })}>
          Begin
        </Button>
        <p className="type-small tone-3">
          {asksText(beginning.questions)} Nothing is timed, and what you answer stays in this browser.
        </p>
      </div>
    </>
  )
}

function asksText(questions: number): string {
  return `You are asked ${spelled(questions)} time${questions === 1 ? '' : 's'} what comes next.`
}
