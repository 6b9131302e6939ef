import { useState, type FormEvent } from 'react'
import type { Side } from '../../challenge/duelMachine.ts'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { TextField } from '../kit/TextField.tsx'
import { freshSeed } from '../quiz/fresh.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { DUEL_COUNTS, DUEL_LIMITS, nameOf, type DuelCount, type DuelLimit, type DuelSearch } from './duelSearch.ts'
import { DUEL_KEYS } from './duelWords.ts'
import './DuelSetup.css'

interface DuelSetupProps {
  /** What was chosen before. */
  readonly search: DuelSearch
  readonly onBegin: (search: DuelSearch) => void
}

const LIMIT_WORDS: Readonly<Record<DuelLimit, string>> = { none: 'No limit', 30: '30 s', 60: '1 min', 120: '2 min' }

/** Who plays, how many questions, and whether there is a clock. */
export function DuelSetup({ search, onBegin }: DuelSetupProps) {
  const [names, setNames] = useState({ left: search.left ?? '', right: search.right ?? '' })
  const [count, setCount] = useState<DuelCount>(search.count ?? '5')
  const [limit, setLimit] = useState<DuelLimit>(search.limit ?? 'none')
  const begin = (event: FormEvent): void => {
    event.preventDefault()
    const { left, right } = names
    onBegin({ seed: freshSeed(), count, limit, left: nameOf(left), right: nameOf(right) })
  }
  const name = (side: Side, label: string, help: string) => (
    <TextField
      label={label}
      placeholder="Name, if you like"
      value={names[side]}
      onChange={(text) => setNames({ ...names, [side]: text })}
      help={help}
    />
  )
  return (
    <PageFrame>
      <form className="duel-setup" onSubmit={begin}>
        <div>
          <h1>Duel</h1>
          <p className="tone-2">
            Two on one screen answer the same questions. What each has chosen shows when both have answered. A duel
            counts for nobody’s progress.
          </p>
        </div>
        <div className="duel-setup__names">
          {name('left', 'Player 1', `At the left, with ${keysText('left')}. On a phone: at the top.`)}
          {name('right', 'Player 2', `At the right, with ${keysText('right')}. On a phone: at the bottom.`)}
        </div>
        <Segmented
          label="Questions"
          options={DUEL_COUNTS.map((value) => ({ value, label: value }))}
          value={count}
          onChange={setCount}
        />
        <Segmented
          label="Time for each question"
          options={DUEL_LIMITS.map((value) => ({ value, label: LIMIT_WORDS[value] }))}
          value={limit}
          onChange={setLimit}
        />
        <Button type="submit" variant="filled" size="touch" isBlock>
          Begin
        </Button>
      </form>
    </PageFrame>
  )
}

function keysText(side: Side): string {
  return DUEL_KEYS[side].join(' ').toUpperCase()
}
