import { ShieldX } from 'lucide-react'
import { visibleText } from '../../base/foreignText.ts'
import { Button } from '../kit/Button.tsx'
import { Facts } from '../kit/Facts.tsx'
import { sourceText } from '../words/sources.ts'
import type { Denial } from '../words/roles/denialWords.ts'

interface DenialBlockProps {
  readonly denial: Denial
  readonly name: string
  /** Lets the caller do it and asks once more; `null` where that takes more than a statement. */
  readonly onAllow: (() => void) | null
}

/** What IAM refused: who may not what, on what, and the statement that was lacking. It is read out when it comes. */
export function DenialBlock({ denial, name, onAllow }: DenialBlockProps) {
  return (
    <div role="alert" className="denial">
      <h3 className="denial__verdict">
        <ShieldX aria-hidden="true" />
        {denial.verdict}
      </h3>
      <p className="denial__name">
        <code>{name}</code>
      </p>
      <Facts details={denial.details} />
      {onAllow !== null && denial.lacking !== null && (
        <Button
          aria-label={`Allow it and try again: ${visibleText(denial.lacking.action)} in an inline policy`}
          onPress={onAllow}
        >
          Allow it and try again
        </Button>
      )}
      <p className="denial__source">{sourceText('ROL-8')}</p>
    </div>
  )
}
