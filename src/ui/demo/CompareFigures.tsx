import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { cutText } from '../../base/foreignText.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { TextField } from '../kit/TextField.tsx'
import { axisText } from '../../look/time.ts'
import { compareSums, type CompareSums } from './compareSums.ts'
import type { RollingRun } from '../strip/rollingRun.ts'

const HYPOTHESIS_MAX = 160

interface Sides {
  readonly a: RollingRun
  readonly b: RollingRun
}

/** Three figures that tell the two settings apart, and what one expected of them. */
export function CompareFigures({ a, b }: Sides) {
  const one = compareSums(a)
  const other = compareSums(b)
  return (
    <div className="compare__figures">
      <CompareSumsRow {...{ a, b }} />
      <Hypothesis a={one} b={other} hasBegun={a.view.nowMs > DEMO_ORIGIN_MS} />
    </div>
  )
}

/** The three figures alone. */
export function CompareSumsRow({ a, b }: Sides) {
  const one = compareSums(a)
  const other = compareSums(b)
  return (
    <>
      <Figure title="Lowest healthy count so far" a={one.lowestHealthy} b={other.lowestHealthy} />
      <Figure title="Most tasks at once so far" a={one.mostActive} b={other.mostActive} />
      <Figure title="CPU of healthy tasks now" a={one.cpuPercent} b={other.cpuPercent} unit=" %" troubleFrom={100} />
    </>
  )
}

interface FigureProps {
  readonly title: string
  readonly a: number | null
  readonly b: number | null
  readonly unit?: string
  /** From here on a value is trouble. */
  readonly troubleFrom?: number
}

function Figure({ title, a, b, unit = '', troubleFrom = Infinity }: FigureProps) {
  const most = Math.max(a ?? 0, b ?? 0, 1)
  const rows = [
    { name: 'A', value: a },
    { name: 'B', value: b },
  ]
  return (
    <section className="compare__figure">
      <h3 className="type-h3">{title}</h3>
      {rows.map(({ name, value }) => (
        <BarRow
          key={name}
          label={name}
          value={value ?? 0}
          max={most}
          tone={value !== null && value > troubleFrom ? 'trouble' : 'plain'}
          figure={
            <>
              {value !== null && value > troubleFrom && <TriangleAlert aria-label="More than reserved:" />}
              {value === null ? 'none' : `${String(value)}${unit}`}
            </>
          }
        />
      ))}
    </section>
  )
}

/** Predicting first makes watching worth more (predict, observe, explain). */
function Hypothesis({
  a,
  b,
  hasBegun,
}: {
  readonly a: CompareSums
  readonly b: CompareSums
  readonly hasBegun: boolean
}) {
  const [text, setText] = useState('')
  const isAnswered = a.steadyAtMs !== null && b.steadyAtMs !== null
  return (
    <section className="compare__figure">
      <h3 className="type-h3">Your hypothesis{hasBegun && text !== '' && ', written before the run'}</h3>
      {hasBegun && text !== '' ? (
        <p className="compare__quote">“{text}”</p>
      ) : (
        <TextField
          label="Which is steady first, and why?"
          isLabelHidden
          value={text}
          onChange={(value) => setText(cutText(value, HYPOTHESIS_MAX))}
          placeholder="Which is steady first, and why?"
        />
      )}
      <p className="type-small tone-3">{isAnswered ? answer(a, b) : 'Answered when both reach steady state.'}</p>
    </section>
  )
}

function answer(a: CompareSums, b: CompareSums): string {
  const [aText, bText] = [a.steadyAtMs, b.steadyAtMs].map((atMs) => axisText((atMs ?? 0) - DEMO_ORIGIN_MS))
  return `A was steady at ${aText ?? ''}, B at ${bText ?? ''}. Never fewer healthy than ${String(a.lowestHealthy)} in A, ${String(b.lowestHealthy)} in B.`
}
