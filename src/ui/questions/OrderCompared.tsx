import { Check, X } from 'lucide-react'
import type { OrderTypes } from '../../lessons/questions/order.ts'
import { clockText } from '../../look/time.ts'
import { letterOf } from './answerTexts.ts'
import type { CompareProps } from './askedView.tsx'
import './AskOrder.css'

/** What happened, step by step with its time, and beside each what one had at that place. */
export function OrderCompared({ question, scenario, answer }: CompareProps<OrderTypes>) {
  const { items, timesMs } = question
  return (
    <table className="order-compared">
      <caption>The order</caption>
      <thead>
        <tr>
          <th scope="col">at</th>
          <th scope="col">what happened</th>
          {answer !== null && <th scope="col">yours</th>}
        </tr>
      </thead>
      <tbody>
        {question.answer.map((item, place) => (
          <tr key={item}>
            <td className="order-compared__time">{clockText((timesMs[place] ?? 0) - scenario.fromMs)}</td>
            <td>
              <span className="order-compared__letter">{letterOf(item)}</span> {items[item]}
            </td>
            {answer !== null && (
              <td>
                <Own item={answer.items[place] ?? 0} isRight={answer.items[place] === item} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Own({ item, isRight }: { readonly item: number; readonly isRight: boolean }) {
  return (
    <span className="order-compared__own">
      {letterOf(item)}
      {isRight ? (
        <Check className="tone-clear" role="img" aria-label="right" />
      ) : (
        <X className="tone-trouble" role="img" aria-label="not right" />
      )}
    </span>
  )
}
