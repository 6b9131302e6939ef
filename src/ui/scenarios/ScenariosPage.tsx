import { PageFrame } from '../shell/PageFrame.tsx'

/** Scenarios; its content is still to come. */
export function ScenariosPage() {
  return (
    <PageFrame>
      <h1>Scenarios</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
