import type { FieldQuestion, FieldTypes } from '../../lessons/questions/goal.ts'
import { RefusalLine } from '../acts/RefusalLine.tsx'
import { actName } from '../acts/act.ts'
import { TextField } from '../kit/TextField.tsx'
import { conditionsOf, triedValue } from './goalWords.ts'
import { GoalList } from './GoalList.tsx'
import { fieldAnswer, jsonHole } from './jsonHole.ts'
import type { AskProps } from './questionView.ts'
import './stageViews.css'

/** A command with a hole in it, to be filled so that the goal holds. */
export function AskField({ question, answer, onAnswer, scenario }: AskProps<FieldTypes>) {
  const { path, takes, attempts, withinMs } = question
  const hole = jsonHole(question)
  const typed = answer?.value ?? ''
  const isNoNumber = typed !== '' && takes === 'number' && answer?.commands.length === 0
  return (
    <>
      <GoalList
        title={attempts.length === 0 ? 'Goal, as it stands' : `Goal, after your try with ${triedValue(question)}`}
        conditions={conditionsOf(question)}
        withinMs={withinMs}
        originMs={scenario.fromMs}
      />
      <Refused question={question} />
      <div className="json-hole" role="group" aria-label={`${actName(question)}, as JSON`}>
        <p className="json-hole__name">{actName(question)}</p>
        <Lines lines={hole.before} />
        <div className="json-hole__line">
          <span>{hole.left}</span>
          <TextField
            label={path}
            isLabelHidden
            isMono
            value={typed}
            inputMode={takes === 'number' ? 'decimal' : 'text'}
            onChange={(text) => onAnswer(fieldAnswer(question, text))}
          />
          <span>{hole.right}</span>
        </div>
        <Lines lines={hole.after} />
      </div>
      {isNoNumber && (
        <p className="type-small tone-trouble" role="status">
          {path} takes a number.
        </p>
      )}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return <pre>{lines.join('\n')}</pre>
}

/** What ECS said to the last try, where it refused it. */
export function Refused({ question: { attempts } }: { readonly question: Pick<FieldQuestion, 'attempts'> }) {
  const refusal = attempts.at(-1)?.refusal ?? null
  return refusal === null ? null : <RefusalLine refusal={{ name: refusal.name, change: refusal.message }} />
}
