import { TriangleAlert } from 'lucide-react'
import type { StoredImage } from '../../../model/world/registry/image.ts'
import { scanCounts, scanText } from '../../words/registry/registryWords.ts'
import './registry.css'

/** What a scan found in an image, a severity a line. */
export function ScanMark({ image }: { readonly image: StoredImage }) {
  const counts = scanCounts(image)
  if (counts.length === 0) return <span className="scan-mark">{scanText(image)}</span>
  return (
    <ul className="scan-mark">
      {counts.map(({ severity, count }) => (
        <li key={severity} data-severity={severity}>
          {severity === 'CRITICAL' && <TriangleAlert aria-hidden="true" />}
          {String(count)} {severity}
        </li>
      ))}
    </ul>
  )
}
