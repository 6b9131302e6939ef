import type { CSSProperties } from 'react'
import type { AskedQuestion } from '../../lessons/questions/asked.ts'
import { codeLines } from './codeLines.ts'
import './InputLines.css'

/** JSON or a file that a question is about, line by line. */
export function CodeLines({ code }: { readonly code: NonNullable<AskedQuestion['code']> }) {
  return (
    <div className="input-lines">
      <div className="input-lines__body" role="group" aria-label="What the question is about">
        {codeLines(code).map(({ depth, text }, index) => (
          <div key={index} className="input-lines__line" style={{ '--depth': depth } as CSSProperties}>
            <span className="input-lines__text">{text}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
