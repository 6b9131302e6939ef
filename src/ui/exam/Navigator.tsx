import { Flag } from 'lucide-react'
import { memo } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { markText, type QuestionMark } from './questionMarks.ts'
import './Navigator.css'

interface NavigatorProps {
  readonly marks: readonly QuestionMark[]
  /** Where one stands; `null` where one looks over all. */
  readonly index: number | null
  readonly onGoTo: (index: number) => void
}

/** Every question by its number: open, answered, flagged. Arrow keys go through them, Enter goes there. */
export const Navigator = memo(function Navigator({ marks, index, onGoTo }: NavigatorProps) {
  return (
    <div className="navigator">
      <ListBox
        aria-label="All questions"
        layout="grid"
        className="navigator__list"
        selectionMode="single"
        selectedKeys={index === null ? [] : [index]}
        onAction={(key) => onGoTo(Number(key))}
        onSelectionChange={(keys) => {
          const chosen = keys === 'all' ? undefined : [...keys][0]
          if (chosen !== undefined) onGoTo(Number(chosen))
        }}
      >
        {marks.map((mark, at) => (
          <ListBoxItem
            key={at}
            id={at}
            className="navigator__item"
            data-state={mark.state}
            textValue={markText(mark, at)}
            aria-label={markText(mark, at)}
          >
            {at + 1}
            {mark.isFlagged && <Flag aria-hidden="true" />}
          </ListBoxItem>
        ))}
      </ListBox>
      <p className="navigator__key" aria-hidden="true">
        <span data-state="answered" /> answered
        <span data-state="open" /> open
        <Flag /> flagged
      </p>
    </div>
  )
})
