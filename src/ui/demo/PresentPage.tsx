import { PageFrame } from '../shell/PageFrame.tsx'

/** Presenting; its content is still to come. */
export function PresentPage() {
  return (
    <PageFrame>
      <h1>Presenting</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
