import type { CSSProperties } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { FaultTypes } from '../../lessons/questions/fault.ts'
import { AnswerSign } from './AnswerRows.tsx'
import type { CompareProps } from './askedView.tsx'
import { inputLines, type InputLine } from './inputLines.ts'
import type { AskProps } from './questionView.ts'
import './InputLines.css'

/** The input as it is written; each line on which a field begins can be picked. */
export function AskFault({ question, answer, onAnswer }: AskProps<FaultTypes>) {
  const { operation, input, paths, title } = question
  return (
    <div className="input-lines">
      <p className="input-lines__head">{operation}</p>
      <RadioGroup
        className="input-lines__body"
        aria-label={title}
        value={answer === null ? null : answer.path}
        onChange={(path) => onAnswer({ path })}
      >
        {inputLines(input).map((line, index) => (
          <PickedLine key={keyOf(line, index)} line={line} isOffered={paths.includes(line.path ?? '')} />
        ))}
      </RadioGroup>
    </div>
  )
}

function PickedLine({ line, isOffered }: { readonly line: InputLine; readonly isOffered: boolean }) {
  const { path, text } = line
  if (path === null || !isOffered) return <PlainLine line={line} />
  const within = path.slice(0, path.lastIndexOf('.') + 1)
  return (
    <Radio value={path} className="input-lines__line" style={indentOf(line)}>
      <span className="input-lines__text">
        <span className="visually-hidden">{within}</span>
        {text}
      </span>
    </Radio>
  )
}

function PlainLine({ line }: { readonly line: InputLine }) {
  return (
    <div className="input-lines__line" style={indentOf(line)} aria-hidden="true">
      <span className="input-lines__text">{line.text}</span>
    </div>
  )
}

/** The input with the line that is at fault, what ECS says of it, and the line that was picked. */
export function FaultCompared({ question, answer }: CompareProps<FaultTypes>) {
  const { operation, input, refusal } = question
  return (
    <div className="input-lines">
      <p className="input-lines__head">{operation}</p>
      <div className="input-lines__body" role="group" aria-label="The input">
        {inputLines(input).map((line, index) => {
          const isRight = line.path === question.answer
          const isChosen = line.path !== null && line.path === answer?.path
          return (
            <div key={keyOf(line, index)}>
              <div
                className="input-lines__line"
                style={indentOf(line)}
                data-marked={isRight ? 'right' : isChosen ? 'wrong' : undefined}
              >
                <span className="input-lines__text">{line.text}</span>
                <AnswerSign isRight={isRight} isChosen={isChosen} rightWord="at fault" />
              </div>
              {isRight && <p className="input-lines__refusal">{refusalText(refusal)}</p>}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** As ECS says it: `ClientException: …`. */
function refusalText(refusal: FaultTypes['question']['refusal']): string {
  return refusal === null ? 'ECS takes it as it stands.' : `${refusal.name}: ${refusal.message}`
}

function keyOf({ path }: InputLine, index: number): string {
  return path ?? `line ${String(index)}`
}

function indentOf({ depth }: InputLine): CSSProperties {
  return { '--depth': depth } as CSSProperties
}
