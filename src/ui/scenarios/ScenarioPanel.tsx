import { useEffect, useRef, type KeyboardEvent } from 'react'
import { askedOf, tellOf } from '../../lessons/playerMachine.ts'
import { AskPanel } from '../player/AskPanel.tsx'
import { DonePanel } from './DonePanel.tsx'
import { ExplainPanel } from '../player/ExplainPanel.tsx'
import { IntroPanel } from './IntroPanel.tsx'
import { TellPanel } from './TellPanel.tsx'
import { ObservePanel } from '../player/ObservePanel.tsx'
import type { PanelProps } from '../player/panelProps.ts'
import type { ScenarioScene } from '../player/scenarioScene.ts'
import '../player/ScenarioPanel.css'

/** What is asked, watched or explained now. A new one takes the focus, so that keys and screen readers follow. */
export function ScenarioPanel({
  scene,
  ...props
}: Omit<PanelProps, 'scene'> & { readonly scene: ScenarioScene | null }) {
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
      {scene !== null && <PanelBody {...props} scene={scene} />}
    </div>
  )
}

/** Escape first leaves the field; the next one leaves the scenario. */
function leaveField(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Escape' || !(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return
  event.stopPropagation()
  event.currentTarget.focus({ preventScroll: true })
}

function PanelBody(props: PanelProps) {
  const { state, context } = props.play
  const question = askedOf(context)
  const tell = tellOf(context)
  switch (state) {
    case 'intro':
      return <IntroPanel {...props} />
    case 'telling':
      return tell === null ? null : <TellPanel {...props} tell={tell} />
    case 'asking':
    case 'making':
      return question === null ? null : <AskPanel {...props} question={question} />
    case 'observing':
    case 'finishing':
      return <ObservePanel {...props} />
    case 'explaining':
      return question === null ? null : <ExplainPanel {...props} question={question} />
    case 'done':
      return <DonePanel {...props} />
    case 'left':
      return null
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
