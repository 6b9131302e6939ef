import { useQuery } from '@tanstack/react-query'
import { Columns2 } from 'lucide-react'
import { useMemo } from 'react'
import type { SureError } from '../../challenge/progress/sureError.ts'
import { worldsOf } from '../../challenge/worlds.ts'
import { questionQuery } from '../../session/challenge/challengeDocuments.ts'
import { useLabSession } from '../../session/labContext.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { listed } from '../../look/numbers.ts'
import { dateText, dayOf } from '../due/days.ts'
import { Button } from '../kit/Button.tsx'
import { WorldsReplay } from '../quiz/WorldsReplay.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import './SureErrorOffer.css'

interface SureErrorOfferProps {
  readonly template: string
  readonly error: SureError
  readonly isPlaying: boolean
  readonly onToggle: () => void
}

/** Before a question that was had wrong with confidence: what was wrong then, for whoever wants to see it first. */
export function SureErrorOffer({ template, error, isPlaying, onToggle }: SureErrorOfferProps) {
  const label = isPlaying ? 'Back to this question' : 'Play what was wrong'
  useShortcuts('Last time', [{ keys: 'w', label, run: onToggle }])
  return (
    <section className="sure-error" aria-label="Last time">
      <p>You were sure on {dateText(dayOf(error.atMs))}, and it was wrong. See both worlds first, or go on.</p>
      {isPlaying && <GivenThen {...{ template, error }} />}
      <Button icon={<Columns2 aria-hidden="true" />} kbd="W" aria-pressed={isPlaying} onPress={onToggle}>
        {label}
      </Button>
    </section>
  )
}

interface SureErrorReplayProps {
  readonly template: string
  readonly error: SureError
}

/** What was answered then, in the words of the question as it was. */
function GivenThen({ template, error: { seed, answer } }: SureErrorReplayProps) {
  const { lessons } = useLabSession()
  const { data } = useQuery(questionQuery({ template, seed }, lessons), scenarioClient)
  if (data === undefined) return null
  const { question } = data
  if (question.kind === 'choice' && 'option' in answer) {
    return <p className="type-small tone-2">Your answer then: {question.options[answer.option]?.text}</p>
  }
  return 'ids' in answer ? <p className="type-small tone-2">Your pick then: {listed(answer.ids)}</p> : null
}

/** The question as it was asked then: what was right in it beside what was answered. */
export function SureErrorReplay({ template, error: { seed, answer } }: SureErrorReplayProps) {
  const { lessons } = useLabSession()
  const { data, error } = useQuery(questionQuery({ template, seed }, lessons), scenarioClient)
  const worlds = useMemo(() => (data === undefined ? null : worldsOf(data.question, answer)), [data, answer])
  if (error !== null) return <ReplayMissing why={error.message} />
  if (data === undefined) return <div className="both-worlds yard-floor" aria-busy="true" />
  // A newer version of the page may ask it otherwise.
  if (worlds === null || data.scene === null) return <ReplayMissing why="This question is another one now." />
  return <WorldsReplay made={data} scene={data.scene} worlds={worlds} givenName="Your answer then" />
}

function ReplayMissing({ why }: { readonly why: string }) {
  return (
    <div className="both-worlds">
      <p className="both-worlds__missing" role="status">
        What was wrong then cannot be played: {why}
      </p>
    </div>
  )
}
