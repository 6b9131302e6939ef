import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { isSamePair, nextPairQuestion, type CountPair } from '../../lessons/pairChoices.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { pairText } from '../words/deployment/counts.ts'
import { NO_VOTES, outcomeText, raised, shownVote, type Hand, type ShownVote, type Vote } from './hands.ts'
import './HandsUp.css'

/** A show of hands for what comes next, and afterwards who was right. Keys 1 to 3 count, so that nobody leaves the keyboard. */
export function HandsUp({ run }: { readonly run: RollingRun }) {
  const [votes, setVotes] = useState(NO_VOTES)
  const { steps, view, service, moment } = run
  const question = nextPairQuestion(steps, view.nowMs, { desiredCount: service.desiredCount, limits: moment.limits })
  const shown = shownVote(votes, { steps, nowMs: view.nowMs, question })
  if (shown === null) return null
  const askNext = (): void => setVotes({ ...votes, readMs: shown.pairMs })
  return (
    <section className="hands">
      <h3 aria-live="polite">{shown.kind === 'asked' ? 'Hands up: which counts come next?' : outcomeText(shown)}</h3>
      {shown.kind === 'asked' ? (
        <Asked vote={shown.vote} onRaise={(hand) => setVotes((now) => raised(now, shown, hand))} />
      ) : (
        <Came shown={shown} onAskNext={question === null ? null : askNext} />
      )}
    </section>
  )
}

interface AskedProps {
  readonly vote: Vote
  readonly onRaise: (hand: Hand) => void
}

function Asked({ vote, onRaise }: AskedProps) {
  useShortcuts(
    'Hands up',
    vote.choices.map((pair, index) => ({
      keys: String(index + 1),
      label: `One more hand for ${textOf(pair)}`,
      run: () => onRaise({ index, by: 1 }),
    })),
  )
  return (
    <div className="hands__choices">
      {vote.choices.map((pair, index) => (
        <div key={textOf(pair)} className="hands__choice">
          <Hands {...{ pair, vote, index }} />
          <div className="hands__buttons">
            <IconButton
              variant="outline"
              label={`One hand fewer for ${textOf(pair)}`}
              icon="−"
              onPress={() => onRaise({ index, by: -1 })}
            />
            <IconButton
              variant="outline"
              label={`One more hand for ${textOf(pair)}`}
              icon={<PlusKey index={index} />}
              onPress={() => onRaise({ index, by: 1 })}
            />
          </div>
        </div>
      ))}
    </div>
  )
}

function PlusKey({ index }: { readonly index: number }) {
  return (
    <span className="hands__plus">
      + <Kbd>{String(index + 1)}</Kbd>
    </span>
  )
}

interface CameProps {
  readonly shown: ShownVote & { readonly kind: 'came' }
  /** `null` when nothing more comes. */
  readonly onAskNext: (() => void) | null
}

function Came({ shown, onAskNext }: CameProps) {
  const { vote, came } = shown
  useShortcuts('Hands up', onAskNext === null ? [] : [{ keys: 'n', label: 'Ask for the next counts', run: onAskNext }])
  return (
    <>
      <div className="hands__choices">
        {vote.choices.map((pair, index) => (
          <div key={textOf(pair)} className="hands__choice" data-right={isSamePair(pair, came)}>
            <Hands {...{ pair, vote, index }} isRight={isSamePair(pair, came)} />
          </div>
        ))}
      </div>
      {onAskNext !== null && (
        <Button isBlock kbd="n" onPress={onAskNext}>
          Ask for the next counts
        </Button>
      )}
    </>
  )
}

interface HandsProps {
  readonly pair: CountPair
  readonly vote: Vote
  readonly index: number
  readonly isRight?: boolean
}

/** A choice with its hands, as a figure and as a bar. */
function Hands({ pair, vote, index, isRight }: HandsProps) {
  const count = vote.hands[index] ?? 0
  const part = count / Math.max(1, ...vote.hands)
  return (
    <>
      <p className="hands__head">
        <b>{textOf(pair)}</b>
        {isRight === true && <Check role="img" aria-label="came" />}
        {isRight === false && <X role="img" aria-label="did not come" />}
        <span className="hands__count">{count}</span>
      </p>
      <svg className="hands__bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={part} height={1} />
      </svg>
    </>
  )
}

function textOf({ oldRunning, newRunning }: CountPair): string {
  return pairText(oldRunning, newRunning)
}
