import { useState } from 'react'
import { CAPACITY_MAX, LOAD_MINUTES } from '../../lessons/scalingSetting.ts'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import { counted } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import { useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { Button } from '../kit/Button.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { minuteOf, nextCapacity, type NextCapacity as Next } from './nextCapacity.ts'
import './NextCapacity.css'

/** Predict first: which count comes next, and in which minute. The model knows; what it says is shown after. */
export function NextCapacity({ view }: { readonly view: BranchView }) {
  const next = nextCapacity(view)
  if (next === null) {
    const isKnown = view.forecast !== null
    return <p className="tone-2">{isKnown ? 'Nothing changes the count any more.' : 'The model looks ahead.'}</p>
  }
  return <Question key={next.atMs} next={next} nowMs={view.nowMs} />
}

function Question({ next, nowMs }: { readonly next: Next; readonly nowMs: number }) {
  const session = useLabSession()
  const [count, setCount] = useState(next.now)
  const [minute, setMinute] = useState(Math.max(0, minuteOf(nowMs)))
  const [isGiven, setGiven] = useState(false)
  const show = (): void => {
    session.pause()
    void session.seek(next.atMs)
  }
  return (
    <section className="next-capacity" aria-label="Predict">
      <h2 className="type-h2">Desired count is {next.now}. Which comes next, and in which minute?</h2>
      <Stepper label="Next desired count" value={count} max={CAPACITY_MAX} onChange={setCount} isDisabled={isGiven} />
      <Stepper label="In minute" value={minute} max={LOAD_MINUTES} onChange={setMinute} isDisabled={isGiven} />
      <p role="status">
        {isGiven && (
          <>
            <b>{verdictOf(next, count, minute)}</b> {counted(next.next, 'task')} at{' '}
            {axisText(next.atMs - SCALING_ORIGIN_MS)}.
          </>
        )}
      </p>
      {isGiven ? (
        <Button variant="filled" isBlock autoFocus onPress={show}>
          Go there and see why
        </Button>
      ) : (
        <Button variant="filled" isBlock onPress={() => setGiven(true)}>
          Answer
        </Button>
      )}
    </section>
  )
}

function verdictOf(next: Next, count: number, minute: number): string {
  const isCount = next.next === count
  const isMinute = minuteOf(next.atMs) === minute
  if (isCount && isMinute) return 'Yes, both.'
  if (isCount) return 'The count is right, the minute is not:'
  return isMinute ? 'The minute is right, the count is not:' : 'Neither:'
}
