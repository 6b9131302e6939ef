import { isRightOf, scoreOf, SIDES, winnerOf, type DuelRound, type Side } from '../../challenge/duelMachine.ts'
import { listed } from '../../look/numbers.ts'

type Names = Readonly<Record<Side, string>>

/** The keys of each side, one an option, as they lie under two hands. */
export const DUEL_KEYS = { left: ['q', 'w', 'e', 'r'], right: ['u', 'i', 'o', 'p'] } as const satisfies Readonly<
  Record<Side, readonly string[]>
>

/** `Ana is right, Ben is not.` */
export function verdictText(round: DuelRound, names: Names): string {
  const right = SIDES.filter((side) => isRightOf(round, side))
  if (right.length === SIDES.length) return 'Both are right.'
  const [one] = right
  if (one === undefined) return 'Neither is right.'
  return `${names[one]} is right, ${names[otherOf(one)]} ${round.given[otherOf(one)] === null ? 'did not answer' : 'is not'}.`
}

/** `Ana’s and Ben’s answer`; `null` where nobody chose it. */
export function chosenByText({ given }: DuelRound, option: number, names: Names): string | null {
  const who = SIDES.filter((side) => given[side] === option).map((side) => `${names[side]}’s`)
  return who.length === 0 ? null : `${listed(who)} answer`
}

/** `Ana wins, 4 to 3` */
export function outcomeText(rounds: readonly DuelRound[], names: Names): string {
  const winner = winnerOf(rounds)
  if (winner === null) return `A draw, ${String(scoreOf(rounds, 'left'))} each`
  const other = otherOf(winner)
  return `${names[winner]} wins, ${String(scoreOf(rounds, winner))} to ${String(scoreOf(rounds, other))}`
}

function otherOf(side: Side): Side {
  return side === 'left' ? 'right' : 'left'
}
