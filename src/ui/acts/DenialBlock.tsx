import { ShieldX } from 'lucide-react'
import { Facts } from '../kit/Facts.tsx'
import { sourceText } from '../words/sources.ts'
import type { Denial } from '../words/roles/denialWords.ts'

/** What IAM refused: who may not what, on what, and the statement that was lacking. It is read out when it comes. */
export function DenialBlock({ denial, name }: { readonly denial: Denial; readonly name: string }) {
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
      <p className="denial__source">{sourceText('ROL-8')}</p>
    </div>
  )
}
