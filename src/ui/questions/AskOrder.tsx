import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { OrderTypes } from '../../lessons/questions/order.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { letterOf } from './answerTexts.ts'
import { moved, placeAt } from './orderMoves.ts'
import type { AskProps } from './questionView.ts'
import './AskOrder.css'

/** Rows to bring in order: dragged, moved by their buttons, or by the arrow keys on their handles. */
export function AskOrder({ question: { items: texts, title }, answer, onAnswer }: AskProps<OrderTypes>) {
  const items = answer?.items ?? texts.map((_, item) => item)
  /** What was moved last: it is said where it is now. */
  const [last, setLast] = useState<number | null>(null)
  const move = (item: number, place: number): void => {
    const next = moved(items, item, place)
    setLast(item)
    if (next.some((one, index) => one !== items[index])) onAnswer({ items: next })
  }
  const drag = useDrag(items, move)
  return (
    <div className="ask-order">
      <ol className="ask-order__rows" aria-label={title} {...drag.handlers}>
        {items.map((item, place) => (
          <OrderRow
            key={item}
            {...{ item, place, move }}
            text={texts[item] ?? ''}
            count={items.length}
            isDragged={drag.item === item}
            onGrip={drag.begin}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {last !== null && `${letterOf(last)} is now ${String(items.indexOf(last) + 1)} of ${String(items.length)}`}
      </p>
    </div>
  )
}

interface OrderRowProps {
  readonly item: number
  readonly place: number
  readonly text: string
  readonly count: number
  readonly isDragged: boolean
  readonly move: (item: number, place: number) => void
  readonly onGrip: (item: number, event: PointerEvent) => void
}

function OrderRow({ item, place, text, count, isDragged, move, onGrip }: OrderRowProps) {
  const letter = letterOf(item)
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyPlace(event.key, place, count)
    if (target === null) return
    event.preventDefault()
    move(item, target)
  }
  return (
    <li className="ask-order__row" data-dragged={isDragged}>
      <button
        type="button"
        className="ask-order__grip"
        aria-label={`Move ${letter}, ${text}, ${String(place + 1)} of ${String(count)}`}
        aria-description="Arrow keys move it"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onGrip(item, event)}
      >
        <GripVertical aria-hidden="true" />
      </button>
      <span className="ask-order__letter">{letter}</span>
      <span className="ask-order__text">{text}</span>
      <span className="ask-order__moves">
        <IconButton
          label={`${letter} up`}
          icon={<ArrowUp />}
          isDisabled={place === 0}
          excludeFromTabOrder
          onPress={() => move(item, place - 1)}
        />
        <IconButton
          label={`${letter} down`}
          icon={<ArrowDown />}
          isDisabled={place === count - 1}
          excludeFromTabOrder
          onPress={() => move(item, place + 1)}
        />
      </span>
    </li>
  )
}

function keyPlace(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return place - 1
    case 'ArrowDown':
      return place + 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/**
 * A row follows the pointer from the grip on. The list holds the pointer, as rows change places under it, and hears of
 * its moves.
 */
function useDrag(items: readonly number[], move: (item: number, place: number) => void) {
  const [item, setItem] = useState<number | null>(null)
  const end = (): void => setItem(null)
  return {
    item,
    begin: (gripped: number, { button, pointerId, currentTarget }: PointerEvent): void => {
      if (button !== 0) return
      currentTarget.closest('ol')?.setPointerCapture(pointerId)
      setItem(gripped)
    },
    handlers: {
      onPointerMove: ({ clientY, currentTarget }: PointerEvent<HTMLOListElement>): void => {
        if (item === null) return
        const others = [...currentTarget.children].filter((_, place) => items[place] !== item)
        const boxes = others.map((row) => row.getBoundingClientRect())
        move(item, placeAt(clientY, boxes))
      },
      onPointerUp: end,
      onPointerCancel: end,
      onLostPointerCapture: end,
    },
  }
}
