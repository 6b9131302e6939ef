import { CONFIDENCES } from '../../lessons/questions/kind.ts'
import { askedOf } from '../../lessons/playerMachine.ts'
import type { LabSession } from '../../session/labSession.ts'
import type { Shortcut } from '../shell/shortcutStore.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { viewOf } from '../questions/questionViews.ts'
import type { ScenarioPlay } from './useScenarioPlay.ts'

interface KeyOptions {
  readonly session: LabSession
  /** `null` where Escape does something nearer: one does not leave by surprise. */
  readonly leave: (() => void) | null
}

/** The keys of a scenario: what they do depends on where the play is. */
export function useScenarioKeys(play: ScenarioPlay, { session, leave }: KeyOptions): void {
  const leaving = leave === null ? [] : [{ keys: 'Escape', label: 'Leave', run: leave }]
  useShortcuts('Scenario', [...keysOf(play, session), ...leaving])
}

function keysOf({ state, send, jump, context }: ScenarioPlay, session: LabSession): readonly Shortcut[] {
  switch (state) {
    case 'intro':
      return [{ keys: 'Enter', label: 'Begin', run: () => send({ type: 'begin' }) }]
    case 'asking':
      return [
        ...CONFIDENCES.map((confidence, index) => ({
          keys: `${sureKey(context)}${String(index + 1)}`,
          label: CONFIDENCE_WORDS[confidence],
          run: () => send({ type: 'confidenceSet', confidence }),
        })),
        { keys: 'Enter', label: 'Lock in', run: () => send({ type: 'lockIn' }) },
        { keys: 'h', label: 'Hint', run: () => send({ type: 'hint' }) },
        { keys: 's', label: 'Skip', run: () => send({ type: 'skip' }) },
      ]
    case 'telling':
      return [
        { keys: 'Enter', label: 'Go on', run: () => send({ type: 'next' }) },
        { keys: 'Space', label: 'Play or pause', run: () => session.toggle() },
        { keys: 'ArrowRight', label: 'To what happens', run: jump },
      ]
    case 'observing':
    case 'finishing':
      return [
        { keys: 'Space', label: 'Play or pause', run: () => session.toggle() },
        { keys: 'ArrowRight', label: 'To what happens', run: jump },
      ]
    case 'explaining':
      return [
        { keys: 'Enter', label: 'Go on', run: () => send({ type: 'next' }) },
        { keys: 'r', label: 'Watch again', run: () => send({ type: 'replay' }) },
      ]
    case 'done':
      return [{ keys: 'r', label: 'Start over', run: () => send({ type: 'restart' }) }]
    case 'making':
    case 'left':
      return []
  }
}

/** Before the digit that says how sure one is: where digits choose the answer, they say that with Shift. */
function sureKey(context: ScenarioPlay['context']): 'Shift+Digit' | '' {
  const question = askedOf(context)
  return question !== null && viewOf(question).takesDigits === true ? 'Shift+Digit' : ''
}
