import { PageFrame } from '../shell/PageFrame.tsx'

/** Home; its content is still to come. */
export function HomePage() {
  return (
    <PageFrame>
      <h1>Home</h1>
      <p className="tone-2">Not built yet.</p>
    </PageFrame>
  )
}
