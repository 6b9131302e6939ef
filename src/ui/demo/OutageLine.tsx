import { TriangleAlert } from 'lucide-react'
import type { RollingRun } from '../strip/rollingRun.ts'
import { outageText } from '../words/deployment/outage.ts'
import './OutageLine.css'

/** What the users of the service get, when that is nothing. */
export function OutageLine({ run }: { readonly run: RollingRun }) {
  const text = outageText(run.moment)
  if (text === null) return null
  return (
    <p className="outage-line">
      <TriangleAlert aria-hidden="true" />
      {text}
    </p>
  )
}
