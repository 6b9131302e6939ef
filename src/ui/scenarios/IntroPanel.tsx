import { topicTitle } from '../../lessons/topics.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { Button } from '../kit/Button.tsx'
import { spelled } from '../../look/numbers.ts'
import { PanelHead } from '../player/PanelHead.tsx'
import { Sources } from '../player/Sources.tsx'
import type { PanelProps } from '../player/panelProps.ts'
import { SAYERS } from '../questions/askedWords.ts'
import { ServiceFacts } from '../questions/ServiceFacts.tsx'

/** Where the play begins: what runs, what was ordered, what is to be predicted. */
export function IntroPanel({ play, scene, stepText }: PanelProps) {
  const { scenario, beginning } = play.context
  return (
    <>
      <PanelHead topic={topicTitle(scenario.topic)} stepText={stepText} title={scenario.title}>
        <p className="tone-2">{scenario.intro.situation}</p>
      </PanelHead>
      {scene.rolling !== null && <ServiceFacts service={scene.rolling.service} />}
      <IntroSayings intro={scenario.intro} />
      <div className="scenario-panel__actions">
        <Button variant="filled" size="touch" kbd="Enter" onPress={() => play.send({ type: 'begin' })}>
          Begin
        </Button>
        <p className="type-small tone-3">
          {asksText(scenario.kind, beginning.questions)} Nothing is timed, and what you answer stays in this browser.
        </p>
      </div>
    </>
  )
}

/** What AWS does about it, and where that can be read. */
export function IntroSayings({ intro: { notes, aws, source } }: Pick<Scenario, 'intro'>) {
  return (
    <>
      {aws !== undefined && (
        <dl className="scenario-panel__sayings">
          <dt>{SAYERS.aws}</dt>
          <dd>{aws}</dd>
        </dl>
      )}
      {source !== undefined && <Sources aws={`Source: ${source}`} notes={notes} />}
    </>
  )
}

function asksText(kind: Scenario['kind'], questions: number): string {
  if (kind === 'fixit') return 'You mend it in the lab, in whatever way you like.'
  return `You are asked ${spelled(questions)} time${questions === 1 ? '' : 's'}.`
}
