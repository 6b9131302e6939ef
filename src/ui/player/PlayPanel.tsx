import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { askedOf } from '../../lessons/playerMachine.ts'
import { AskPanel } from './AskPanel.tsx'
import { ExplainPanel } from './ExplainPanel.tsx'
import { ObservePanel } from './ObservePanel.tsx'
import type { PanelProps } from './panelProps.ts'
import type { ScenarioScene } from './scenarioScene.ts'
import './ScenarioPanel.css'

interface PlayPanelProps extends Omit<PanelProps, 'scene'> {
  /** `null` until the lab is open. */
  readonly scene: ScenarioScene | null
  /** What stands there while nothing is asked, watched or explained. */
  readonly between: (props: PanelProps) => ReactNode
}

/** What is asked, watched or explained now. A new one takes the focus, so that keys and screen readers follow. */
export function PlayPanel({ scene, between, ...props }: PlayPanelProps) {
  const { context } = props.play
  // While the model tries an answer the question stands as it was.
  const isMade = props.play.state !== 'making'
  const state = isMade ? props.play.state : 'asking'
  const panel = useFocusOnChange(`${state} ${String(context.stepIndex)} ${String(context.changes.length)}`)
  return (
    <div
      className="scenario-panel"
      ref={panel}
      tabIndex={-1}
      data-state={state}
      aria-busy={!isMade}
      onKeyDown={leaveField}
    >
      {scene !== null && <PanelBody {...props} scene={scene} between={between} />}
    </div>
  )
}

/** Escape first leaves the field; the next one leaves the scenario. */
function leaveField(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Escape' || !(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return
  event.stopPropagation()
  event.currentTarget.focus({ preventScroll: true })
}

function PanelBody({ between, ...props }: PanelProps & Pick<PlayPanelProps, 'between'>) {
  const { state, context } = props.play
  const question = askedOf(context)
  switch (state) {
    case 'asking':
    case 'making':
      return question === null ? null : <AskPanel {...props} question={question} />
    case 'observing':
    case 'finishing':
      return <ObservePanel {...props} />
    case 'explaining':
      return question === null ? null : <ExplainPanel {...props} question={question} />
    case 'intro':
    case 'telling':
    case 'done':
    case 'left':
      return between(props)
  }
}

function useFocusOnChange(shown: string) {
  const panel = useRef<HTMLDivElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollTo({ top: 0 })
  }, [shown])
  return panel
}
