import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

/** The least that a page drawn by React can be: what ours is measured by. */
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <p id="empty">Empty</p>
    </StrictMode>,
  )
}
