import { useState } from 'react'
import { nextPairQuestion, type CountPair, type PairQuestion } from '../../lessons/pairChoices.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { TwoQuestions } from '../subjects/deployment/TwoQuestions.tsx'
import { pairText } from '../words/deployment/counts.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'

/** The presenter's side: the verdict, the two questions, and a show of hands for what comes next. */
export function PresentWhy({ run }: { readonly run: RollingRun }) {
  const { decision, view, moment, service } = run
  const words = decision === undefined ? null : decisionWords(decision, { ...view.world, originMs: DEMO_ORIGIN_MS })
  const question = nextPairQuestion(run.steps, view.nowMs, {
    desiredCount: service.desiredCount,
    limits: moment.limits,
  })
  return (
    <div className="present-why">
      <h2>{words?.verdict ?? 'The update has been asked for'}</h2>
      <TwoQuestions variant="projector" moment={moment} orderOf={orderIn(view.world)} ringProgress={run.ringProgress} />
      {question !== null && (
        <HandsUp key={pairText(question.now.oldRunning, question.now.newRunning)} {...{ question }} />
      )}
    </div>
  )
}

/** Hands are counted by the presenter: keys 1 to 3 add one, so that nobody has to leave the keyboard. */
function HandsUp({ question }: { readonly question: PairQuestion }) {
  const [hands, setHands] = useState<readonly number[]>([0, 0, 0])
  const raise = (index: number, by: 1 | -1): void =>
    setHands((now) => now.map((count, i) => (i === index ? Math.max(0, Math.min(999, count + by)) : count)))
  useShortcuts(
    'Hands up',
    question.choices.map((pair, index) => ({
      keys: String(index + 1),
      label: `One more hand for ${textOf(pair)}`,
      run: () => raise(index, 1),
    })),
  )
  const most = Math.max(1, ...hands)
  return (
    <section className="present-why__hands">
      <h3>Hands up: which counts come next?</h3>
      {question.choices.map((pair, index) => (
        <div key={textOf(pair)} className="present-why__hand">
          <BarRow label={textOf(pair)} value={hands[index] ?? 0} max={most} tone="ink" figure={hands[index] ?? 0} />
          <IconButton label={`One hand fewer for ${textOf(pair)}`} icon="−" onPress={() => raise(index, -1)} />
          <IconButton
            label={`One more hand for ${textOf(pair)}`}
            kbd={String(index + 1)}
            icon="+"
            onPress={() => raise(index, 1)}
          />
        </div>
      ))}
    </section>
  )
}

function textOf(pair: CountPair): string {
  return pairText(pair.oldRunning, pair.newRunning)
}
