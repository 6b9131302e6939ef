import { topicTitle } from '../../lessons/topics.ts'
import type { Tell } from '../../lessons/tell.ts'
import { Button } from '../kit/Button.tsx'
import { toldText } from '../questions/toldText.ts'
import { PanelHead } from '../player/PanelHead.tsx'
import { PredictionList } from '../player/PredictionList.tsx'
import type { PanelProps } from '../player/panelProps.ts'

/** What the story says while one watches; nothing is asked. */
export function TellPanel({ play, stepText, tell }: PanelProps & { readonly tell: Tell }) {
  const { context, send } = play
  return (
    <>
      <PanelHead
        topic={topicTitle(context.scenario.topic)}
        stepText={stepText}
        title={tell.title ?? context.scenario.title}
      />
      <p className="scenario-panel__told">{toldText(tell.text, tell.values)}</p>
      <PredictionList context={context} />
      <div className="scenario-panel__actions">
        <Button variant="filled" size="touch" kbd="Enter" onPress={() => send({ type: 'next' })}>
          Go on
        </Button>
      </div>
    </>
  )
}
