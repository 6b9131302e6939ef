import type { MadeQuestion } from '../../challenge/question.ts'
import { fileOf } from '../../lessons/course.ts'
import type { Answer } from '../../lessons/questions/kinds.ts'
import { fragmentOf } from '../../session/sharing/shareLink.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { MarkedRows } from '../questions/AnswerRows.tsx'
import { markedRows } from '../questions/chosenViews.tsx'
import { RevealSayings } from '../questions/RevealSayings.tsx'
import { optionsQuestionOf } from './optionsQuestion.ts'
import './AnsweredOptions.css'

interface AnsweredOptionsProps {
  readonly made: MadeQuestion
  /** `null` where it was left open, or nobody answers alone. */
  readonly answer: Answer | null
  /** Where several answer: who chose an option, in words; `null` where nobody did. */
  readonly chosenBy?: (option: number) => string | null
}

/** The answer: every option with its reason, what is told of it, and the world behind it. */
export function AnsweredOptions({ made, answer, chosenBy }: AnsweredOptionsProps) {
  const question = optionsQuestionOf(made)
  const rows =
    chosenBy === undefined
      ? markedRows(question.options, chosenOf(answer))
      : question.options.map((option, at) => ({
          ...option,
          isChosen: chosenBy(at) !== null,
          chosenWord: chosenBy(at) ?? '',
        }))
  const hash = labFragment(made)
  // Items give a reason for what is right too, and their reveal is all of these.
  const areReasonsWhole = question.options.every(({ isRight, shows }) => !isRight || shows !== null)
  return (
    <div className="answered-options">
      <MarkedRows rows={rows} tellsAll />
      <RevealSayings reveal={question.reveal} hasText={!areReasonsWhole} />
      {hash !== null && (
        <p>
          <ButtonLink to="/lab" hash={hash}>
            See it in the lab
          </ButtonLink>
        </p>
      )}
    </div>
  )
}

function chosenOf(answer: Answer | null): readonly number[] {
  if (answer === null) return []
  if ('options' in answer) return answer.options
  return 'option' in answer ? [answer.option] : []
}

/** The world of a question as it is asked, for the address of the lab's page; `null` without one, or where it is too large. */
function labFragment({ scene, question, title }: MadeQuestion): string | null {
  if (scene === null) return null
  const { scenario, beginning } = scene
  try {
    return fragmentOf({ file: { ...fileOf(scenario, beginning.course), title }, atMs: question.askAtMs })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
