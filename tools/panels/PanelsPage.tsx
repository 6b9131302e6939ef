import { CompareView } from './CompareView.tsx'
import { DemoView } from './DemoView.tsx'
import { LabView } from './LabView.tsx'
import { DockView } from './DockView.tsx'
import { MoreView } from './MoreView.tsx'
import { PhoneView, ProjectorView } from './SmallViews.tsx'
import './panels.css'

/** One of the frames of the pages. */
export function PanelsPage({ view }: { readonly view: string }) {
  return (
    <main>
      <h1 className="visually-hidden">Panels</h1>
      <View view={view} />
    </main>
  )
}

function View({ view }: { readonly view: string }) {
  switch (view) {
    case 'compare':
      return <CompareView />
    case 'projector':
      return <ProjectorView />
    case 'phone':
      return <PhoneView />
    case 'lab':
      return <LabView />
    case 'dock':
      return <DockView />
    case 'more':
      return <MoreView />
    default:
      return <DemoView />
  }
}
