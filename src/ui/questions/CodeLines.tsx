import type { CSSProperties } from 'react'
import type { AskedQuestion } from '../../lessons/questions/asked.ts'
import { inputLines } from './inputLines.ts'
import './InputLines.css'

/** JSON that a question is about, line by line. */
export function CodeLines({ code }: { readonly code: NonNullable<AskedQuestion['code']> }) {
  return (
    <div className="input-lines">
      <div className="input-lines__body" role="group" aria-label="What the question is about">
        {inputLines(code).map(({ depth, text, path }, index) => (
          <div
            key={path ?? `line ${String(index)}`}
            className="input-lines__line"
            style={{ '--depth': depth } as CSSProperties}
          >
            <span className="input-lines__text">{text}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
