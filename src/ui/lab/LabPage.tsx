import { PageFrame } from '../shell/PageFrame.tsx'

/** Lab; its content is still to come. */
export function LabPage() {
  return (
    <PageFrame>
      <h1>Lab</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
