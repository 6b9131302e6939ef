import { tellOf } from '../../lessons/playerMachine.ts'
import type { PanelProps } from '../player/panelProps.ts'
import { PlayPanel } from '../player/PlayPanel.tsx'
import type { ScenarioScene } from '../player/scenarioScene.ts'
import { DonePanel } from './DonePanel.tsx'
import { IntroPanel } from './IntroPanel.tsx'
import { TellPanel } from './TellPanel.tsx'

/** The panel of a story: how it begins, what is told between its questions, how it ends. */
export function ScenarioPanel(props: Omit<PanelProps, 'scene'> & { readonly scene: ScenarioScene | null }) {
  return <PlayPanel {...props} between={(between) => <Between {...between} />} />
}

function Between(props: PanelProps) {
  const { state, context } = props.play
  const tell = tellOf(context)
  if (state === 'intro') return <IntroPanel {...props} />
  if (state === 'done') return <DonePanel {...props} />
  return state === 'telling' && tell !== null ? <TellPanel {...props} tell={tell} /> : null
}
