import type { ReactNode } from 'react'
import { ControlsSection } from './ControlsSection.tsx'
import { OverlaysSection } from './OverlaysSection.tsx'
import { StatesSection } from './StatesSection.tsx'
import { TextSection } from './TextSection.tsx'
import { ThemeToggle } from '../../src/ui/shell/ThemeToggle.tsx'
import './gallery.css'

export function GalleryPage() {
  return (
    <main className="gallery">
      <header className="gallery__head">
        <h1>Gallery</h1>
        <ThemeToggle />
      </header>
      <TextSection />
      <ControlsSection />
      <OverlaysSection />
      <StatesSection />
      <section className="gallery__themes">
        {(['light', 'dark', 'projector'] as const).map((theme) => (
          <ThemeScope key={theme} theme={theme}>
            <h2>{theme}</h2>
            <StatesSection />
          </ThemeScope>
        ))}
      </section>
    </main>
  )
}

function ThemeScope({ theme, children }: { readonly theme: string; readonly children: ReactNode }) {
  return (
    <div data-theme={theme} className="gallery__scope">
      {children}
    </div>
  )
}
