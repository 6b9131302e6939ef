import { PageFrame } from '../shell/PageFrame.tsx'

/** Rolling update; its content is still to come. */
export function DemoPage() {
  return (
    <PageFrame>
      <h1>Rolling update</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
