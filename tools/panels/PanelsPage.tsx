import { DemoView } from './DemoView.tsx'
import './panels.css'

export function PanelsPage({ view }: { readonly view: string }) {
  switch (view) {
    default:
      return <DemoView />
  }
}
