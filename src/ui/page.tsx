import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './routes/router.tsx'
import { installLook } from './theme/installLook.ts'
import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/type.css'

/**
 * Makes the page in the place of what stands there until then.
 *
 * @param isLabThere  what stands there shows a lab: it stays until the page has it too
 */
export async function showPage(isLabThere?: Promise<unknown>): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element #root')
  // Before the first render, so that nothing is drawn without its colours.
  installLook()
  await Promise.all([router.load(), isLabThere])
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  )
}
